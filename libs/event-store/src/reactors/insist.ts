import { backoff, isUnavailable } from './retry.js';
import type { RetryPolicy } from './retry.js';
import type { Timing } from './timing.js';

/** Repeats what a store that is down refuses, until it works; undefined when the reactor stops before. Other faults are thrown. */
export type Insist = <T>(run: () => Promise<T>) => Promise<T | undefined>;

export interface Outage {
  /** Called with every refusal of the store. */
  began(): void;
  ended(): void;
}

export const createInsist =
  (retry: RetryPolicy, timing: Timing, outage: Outage, signal: AbortSignal): Insist =>
  async (run) => {
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        const result = await run();
        outage.ended();
        return result;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        outage.began();
        await timing.sleep(backoff(retry, attempt, timing.random()), signal);
      }
    }
    return undefined;
  };
