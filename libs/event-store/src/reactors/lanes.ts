/** Runs tasks: those of one key one after the other, in order; of different keys side by side, up to a bound. */
export interface Lanes {
  push(key: string, task: () => Promise<void>): void;
  /** Starts no further task. Resolves when those at work are done. */
  stop(): Promise<void>;
}

export const createLanes = (concurrency: number, onFailure: (error: unknown) => void): Lanes => {
  const lanes = new Map<string, (() => Promise<void>)[]>();
  const ready: string[] = [];
  let active = 0;
  let stopped = false;
  let idle: (() => void) | undefined;

  const drain = async (key: string, lane: (() => Promise<void>)[]): Promise<void> => {
    active += 1;
    try {
      for (let task = lane.shift(); task !== undefined && !stopped; task = lane.shift()) await task();
    } catch (error) {
      onFailure(error);
    }
    active -= 1;
    lanes.delete(key);
    start();
  };

  const start = (): void => {
    while (!stopped && active < concurrency) {
      const key = ready.shift();
      const lane = key === undefined ? undefined : lanes.get(key);
      if (key === undefined || lane === undefined) break;
      void drain(key, lane);
    }
    if (active === 0) idle?.();
  };

  return {
    push: (key, task) => {
      if (stopped) return;
      const lane = lanes.get(key);
      if (lane !== undefined) {
        lane.push(task);
        return;
      }
      lanes.set(key, [task]);
      ready.push(key);
      start();
    },
    stop: () =>
      new Promise((resolve) => {
        stopped = true;
        if (active === 0) resolve();
        else idle = resolve;
      }),
  };
};
