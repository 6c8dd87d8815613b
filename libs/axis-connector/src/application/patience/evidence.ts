import type { AxisCall } from '@lienthong/axis-protocol';

/** What got through lately: tells one message that fails from an axis that is away. */
export interface Evidence {
  passed(call: AxisCall): void;
  /** Whether a call of this kind got through while one was tried, or close to that. Milliseconds since the epoch. */
  besides(call: AxisCall, from: number, to: number): boolean;
}

const SECOND = 1_000;
/** Seconds that still count as the same time: an axis that was there a moment ago may be away now. */
const CLOSE = 2;
/** Seconds that are remembered; a call takes no longer. */
const MOST = 4_096;

export const createEvidence = (now: () => number): Evidence => {
  const seconds = new Map<AxisCall, Set<number>>();
  return {
    passed: (call) => {
      const known = seconds.get(call) ?? new Set();
      seconds.set(call, known);
      known.add(Math.floor(now() / SECOND));
      const [oldest] = known;
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
    besides: (call, from, to) => {
      const first = Math.floor(from / SECOND) - CLOSE;
      const last = Math.floor(to / SECOND) + CLOSE;
      for (const second of seconds.get(call) ?? []) if (second >= first && second <= last) return true;
      return false;
    },
  };
};
