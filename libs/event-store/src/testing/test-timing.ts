import type { Timing } from '../reactors/timing.js';

export interface TestTiming extends Timing {
  /** What was slept, in milliseconds, except for the checkpoint's pauses. */
  readonly slept: readonly number[];
  /** Ends the sleeps that are long enough to wait for this. */
  pass(): void;
}

const LONG_MS = 10_000;
const CHECKPOINT_MS = 100;

/** Short sleeps last a turn of the event loop; long ones until the test lets them pass. */
export const testTiming = (): TestTiming => {
  const slept: number[] = [];
  let long: (() => void)[] = [];
  return {
    slept,
    random: () => 1,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (ms !== CHECKPOINT_MS && ms < LONG_MS) slept.push(ms);
        if (ms < LONG_MS) setImmediate(resolve);
        else long.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    pass: () => {
      for (const resolve of long) resolve();
      long = [];
    },
  };
};
