import { setTimeout as sleep } from 'node:timers/promises';

/** Waiting and chance, so that tests can hold both in their hands. */
export interface Timing {
  /** Resolves after `ms`, or at once on abort; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to below 1. */
  random(): number;
}

export const systemTiming: Timing = {
  sleep: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  random: Math.random,
};
