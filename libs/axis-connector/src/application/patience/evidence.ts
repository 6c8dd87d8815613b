import type { AxisCall } from '@lienthong/axis-protocol';

/**
 * What others that got through say of a try that failed. `fresh`: it speaks against the message. `stale`: so it did before,
 * and nothing got through since; it does not count twice.
 */
export type Spoken = 'fresh' | 'stale';

/** What got through lately: tells one message that fails from an axis that is away. */
export interface Evidence {
  passed(call: AxisCall): void;
  /**
   * What speaks against a message: a call of this kind that got through while it was tried, or close to that. Undefined
   * where none did. `key` names the message; milliseconds since the epoch.
   */
  against(key: string, call: AxisCall, from: number, to: number): Spoken | undefined;
}

const SECOND = 1_000;
/** Seconds that still count as the same time: an axis that was there a moment ago may be away now. */
const CLOSE = 2;
/** Seconds that are remembered, of which a call takes fewer, and messages. */
const MOST = 4_096;

export const createEvidence = (now: () => number): Evidence => {
  const seconds = new Map<AxisCall, Set<number>>();
  /** By message, the last second that was counted against it. */
  const counted = new Map<string, number>();

  const latestWithin = (call: AxisCall, first: number, last: number): number | undefined => {
    let latest: number | undefined;
    for (const second of seconds.get(call) ?? []) if (second >= first && second <= last) latest = second;
    return latest;
  };

  return {
    passed: (call) => {
      const known = seconds.get(call) ?? new Set();
      seconds.set(call, known);
      known.add(Math.floor(now() / SECOND));
      const [oldest] = known;
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
    against: (key, call, from, to) => {
      const second = latestWithin(call, Math.floor(from / SECOND) - CLOSE, Math.floor(to / SECOND) + CLOSE);
      if (second === undefined) return undefined;
      const before = counted.get(key);
      if (before !== undefined && second <= before) return 'stale';
      counted.delete(key);
      counted.set(key, second);
      const [oldest] = counted.keys();
      if (counted.size > MOST && oldest !== undefined) counted.delete(oldest);
      return 'fresh';
    },
  };
};
