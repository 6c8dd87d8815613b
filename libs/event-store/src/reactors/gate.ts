interface Waiting {
  readonly open: () => boolean;
  readonly resolve: () => void;
}

/** Lets waiters through once their condition holds; whoever changes what conditions look at calls `check`. */
export interface Gate {
  until(open: () => boolean): Promise<void>;
  check(): void;
}

export const createGate = (): Gate => {
  let waiting: Waiting[] = [];
  return {
    until: (open) =>
      new Promise((resolve) => {
        if (open()) resolve();
        else waiting.push({ open, resolve });
      }),
    check: () => {
      if (waiting.length === 0) return;
      const through = waiting.filter(({ open }) => open());
      if (through.length === 0) return;
      waiting = waiting.filter((waiter) => !through.includes(waiter));
      for (const { resolve } of through) resolve();
    },
  };
};
