import type { Handler } from '@lienthong/event-store';

/** While a comparison runs in this process its caller waits for an answer: what follows from drifts comes afterwards. */
export interface ComparisonsFirst {
  readonly during: <T>(comparison: () => Promise<T>) => Promise<T>;
  readonly after: (handler: Handler) => Handler;
}

export const comparisonsFirst = (): ComparisonsFirst => {
  const active = new Set<Promise<unknown>>();
  const idle = async (): Promise<void> => {
    while (active.size > 0) await Promise.allSettled(active);
  };
  return {
    during: async (comparison) => {
      const running = comparison();
      active.add(running);
      try {
        return await running;
      } finally {
        active.delete(running);
      }
    },
    after: (handler) => async (event) => {
      await idle();
      await handler(event);
    },
  };
};
