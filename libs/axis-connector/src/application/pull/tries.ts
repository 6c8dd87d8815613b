import type { AxisCall, AxisReply } from '@lienthong/axis-protocol';
import type { Fault } from '@lienthong/kernel';
import type { Evidence } from '../patience/evidence.js';
import { isOutage, orOutage } from '../patience/patience.js';

/** A call about one message that had no answer which says anything about it. Moments in milliseconds since the epoch. */
export interface FailedTry {
  readonly docId: string;
  readonly call: AxisCall;
  readonly from: number;
  readonly to: number;
  readonly fault: Fault;
}

/** The calls about single messages during one look. */
export interface Tries {
  /** The reply of a call about a message; throws its outage, which is kept. */
  of<T>(call: AxisCall, docId: string, run: () => Promise<AxisReply<T>>): Promise<AxisReply<T>>;
  /** So many failed one after the other that the axis itself is away: the rest would be tried in vain. */
  isAway(): boolean;
  /** What failed since this was asked last; the next look begins anew. */
  drain(): readonly FailedTry[];
}

const MOST_IN_A_ROW = 8;

export const createTries = (evidence: Evidence, now: () => number): Tries => {
  let failed: FailedTry[] = [];
  let inARow = 0;
  return {
    of: async (call, docId, run) => {
      const from = now();
      try {
        const reply = orOutage(await run());
        evidence.passed(call);
        inARow = 0;
        return reply;
      } catch (error) {
        if (isOutage(error)) {
          failed.push({ docId, call, from, to: now(), fault: error });
          inARow += 1;
        }
        throw error;
      }
    },
    isAway: () => inARow >= MOST_IN_A_ROW,
    drain: () => {
      const all = failed;
      failed = [];
      inARow = 0;
      return all;
    },
  };
};
