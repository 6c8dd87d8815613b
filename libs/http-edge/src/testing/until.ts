import { setTimeout as delay } from 'node:timers/promises';

/** Waits for a condition, looking every few milliseconds; fails after five seconds. */
export const until = async (condition: () => boolean, what: string): Promise<void> => {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Not within five seconds: ${what}`);
    await delay(5);
  }
};
