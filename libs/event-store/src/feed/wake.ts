import { addAbortListener } from 'node:events';

/** Tells waiting subscriptions that the feed has grown. */
export interface Wake {
  /** Grows with every `ring`. Taken before a read, it makes sure that no ring between read and wait is lost. */
  rings(): number;
  ring(): void;
  /** Resolves once there were more rings than `seen`, or on abort. */
  after(seen: number, signal: AbortSignal): Promise<void>;
}

export interface WakeHooks {
  readonly onFirstWaiter?: () => void;
  readonly onNoWaiter?: () => void;
}

export const createWake = (hooks: WakeHooks = {}): Wake => {
  let count = 0;
  const waiters = new Set<() => void>();
  const leave = (waiter: () => void): void => {
    if (waiters.delete(waiter) && waiters.size === 0) hooks.onNoWaiter?.();
  };
  return {
    rings: () => count,
    ring: () => {
      count += 1;
      for (const waiter of [...waiters]) waiter();
    },
    after: (seen, signal) =>
      new Promise((resolve) => {
        if (count > seen || signal.aborted) {
          resolve();
          return;
        }
        const done = (): void => {
          listener[Symbol.dispose]();
          leave(done);
          resolve();
        };
        const listener = addAbortListener(signal, done);
        waiters.add(done);
        if (waiters.size === 1) hooks.onFirstWaiter?.();
      }),
  };
};
