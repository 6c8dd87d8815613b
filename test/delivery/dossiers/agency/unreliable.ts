import { setTimeout as pause } from 'node:timers/promises';
import type { HubAnswer, HubPort } from './hub-port.js';

/** What has gone wrong so far, by kind. */
export interface Faults {
  cutBefore: number;
  cutAfter: number;
  brokenOff: number;
  duplicates: number;
  delays: number;
}

export interface UnreliableHub extends HubPort {
  readonly faults: Readonly<Faults>;
  /** Duplicates that are still under way. */
  readonly pending: () => number;
}

const SHARE = 0.04;
const LONGEST_DELAY_MS = 200;
const LATEST_DUPLICATE_MS = 1_500;
const BREAK_OFF_WITHIN_MS = 6;

const lost = (): Error => new Error('The line was cut');

/**
 * A line on which calls are lost before the hub has them, answers after it has, connections in the middle, and on which
 * calls come late, out of order or twice. `onDuplicate` hears what the hub says to a call that it had before.
 */
export const unreliable = (
  hub: HubPort,
  random: () => number,
  onDuplicate: (path: string, body: string, answer: HubAnswer) => void,
): UnreliableHub => {
  const faults: Faults = { cutBefore: 0, cutAfter: 0, brokenOff: 0, duplicates: 0, delays: 0 };
  let pending = 0;

  const again = async (path: string, body: string, afterMs: number): Promise<void> => {
    pending += 1;
    faults.duplicates += 1;
    try {
      await pause(afterMs);
      onDuplicate(path, body, await hub.post(path, body));
    } catch {
      // Nobody waits for a duplicate.
    } finally {
      pending -= 1;
    }
  };

  const late = async (): Promise<void> => {
    if (random() >= 2 * SHARE) return;
    faults.delays += 1;
    await pause(random() * LONGEST_DELAY_MS);
  };

  const post = async (path: string, body: string): Promise<HubAnswer> => {
    await late();
    const fate = random();
    if (fate < SHARE) {
      faults.cutBefore += 1;
      throw lost();
    }
    if (fate < 2 * SHARE) {
      await hub.post(path, body);
      faults.cutAfter += 1;
      throw lost();
    }
    if (fate < 3 * SHARE) {
      faults.brokenOff += 1;
      return hub.post(path, body, AbortSignal.timeout(Math.ceil(random() * BREAK_OFF_WITHIN_MS)));
    }
    if (fate < 4 * SHARE) void again(path, body, random() * LATEST_DUPLICATE_MS);
    return hub.post(path, body);
  };

  return {
    faults,
    pending: () => pending,
    post,
    inbox: async (after) => {
      await late();
      if (random() < SHARE) throw lost();
      const page = await hub.inbox(after);
      if (random() < SHARE) throw lost();
      return page;
    },
  };
};
