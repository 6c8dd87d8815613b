/** Who waits for a position. */
export interface PositionWaiters {
  /** False when it was not reached in time, or the projection stopped. */
  wait(position: number, timeoutMs: number): Promise<boolean>;
  reached(position: number): void;
  /** Resolves as soon as somebody waits, at the latest after so many milliseconds. */
  arrival(ms: number): Promise<void>;
  giveUp(): void;
}

export const positionWaiters = (now: () => number): PositionWaiters => {
  const waiting = new Map<(reached: boolean) => void, number>();
  let over = false;
  let arrived: (() => void) | undefined;
  return {
    arrival: (ms) =>
      new Promise((resolve) => {
        if (waiting.size > 0 || over) {
          resolve();
          return;
        }
        const timer = setTimeout(() => arrived?.(), ms);
        arrived = () => {
          clearTimeout(timer);
          arrived = undefined;
          resolve();
        };
      }),

    wait: (position, timeoutMs) => {
      if (now() >= position) return Promise.resolve(true);
      if (over) return Promise.resolve(false);
      return new Promise((resolve) => {
        const done = (reached: boolean): void => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve(reached);
        };
        const timer = setTimeout(() => done(false), timeoutMs);
        waiting.set(done, position);
        arrived?.();
      });
    },
    reached: (position) => {
      for (const [done, wanted] of waiting) if (wanted <= position) done(true);
    },
    giveUp: () => {
      over = true;
      arrived?.();
      for (const done of waiting.keys()) done(false);
    },
  };
};
