import { createLog } from '@lienthong/http-edge';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Instant } from '@lienthong/kernel';
import { createMovableClock } from './movable-clock.js';

/** A hub whose clock the stage sets, so that days pass within seconds. All else of it is as everywhere. */
export interface ClockedHub {
  /** Once it listens. */
  started(): Promise<{ readonly url: string; readonly operatorToken: string }>;
  moveTo(at: Instant): Promise<void>;
}

/** Days pass quickly here: it looks often for what is overdue by now. */
const LOOK_EVERY_MS = 100;

/** Begins at once. `ended` resolves once whoever wants the hub has gone; then it stops. */
export const runClockedHub = (dir: string, start: Instant, ended: Promise<unknown>): ClockedHub => {
  const clock = createMovableClock(start);
  // Standard output belongs to what the demo tells.
  const log = createLog({ level: 'warn', to: process.stderr });
  const begin = async () => {
    const { token } = await initHub(dir, clock);
    const hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, lookEveryMs: LOOK_EVERY_MS }, { clock, log });
    void ended.then(() => hub[Symbol.asyncDispose]());
    return { url: hub.url, operatorToken: token };
  };
  const begun = begin();
  return {
    started: () => begun,
    moveTo: (at) => {
      clock.moveTo(at);
      return Promise.resolve();
    },
  };
};
