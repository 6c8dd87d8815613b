/** One producer, one consumer. What was pushed before a failure is dropped: the failure is told at once. */
export interface Queue<T> {
  readonly push: (item: T) => void;
  readonly end: () => void;
  readonly fail: (error: Error) => void;
  /** Undefined after the end. Rejects after a failure. */
  readonly next: () => Promise<T | undefined>;
  /** The first failure, if any. */
  readonly failure: Error | undefined;
}

export const createQueue = <T>(): Queue<T> => {
  const items: T[] = [];
  let ended = false;
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const change = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    push: (item) => {
      items.push(item);
      change();
    },
    end: () => {
      ended = true;
      change();
    },
    fail: (error) => {
      failure ??= error;
      change();
    },
    next: async () => {
      while (failure === undefined && items.length === 0 && !ended) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      if (failure !== undefined) throw failure;
      return items.shift();
    },
    get failure() {
      return failure;
    },
  };
};
