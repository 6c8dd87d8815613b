/** Runs tasks: those of one key one after the other, in the order of the calls; of different keys side by side, up to a bound. */
export interface KeyLanes {
  /** Settles as the task does. */
  run(key: string, task: () => Promise<void>): Promise<void>;
}

interface Waiting {
  readonly task: () => Promise<void>;
  readonly settle: PromiseWithResolvers<unknown>;
}

export const createKeyLanes = (concurrency: number): KeyLanes => {
  const lanes = new Map<string, Waiting[]>();
  const ready: string[] = [];
  let active = 0;

  const drain = async (key: string, lane: Waiting[]): Promise<void> => {
    active += 1;
    for (let next = lane.shift(); next !== undefined; next = lane.shift()) {
      const { resolve, reject } = next.settle;
      await next.task().then(() => resolve(undefined), reject);
    }
    active -= 1;
    lanes.delete(key);
    start();
  };

  const start = (): void => {
    while (active < concurrency) {
      const key = ready.shift();
      const lane = key === undefined ? undefined : lanes.get(key);
      if (key === undefined || lane === undefined) return;
      void drain(key, lane);
    }
  };

  return {
    run: async (key, task) => {
      const settle = Promise.withResolvers<unknown>();
      const lane = lanes.get(key);
      if (lane !== undefined) lane.push({ task, settle });
      else {
        lanes.set(key, [{ task, settle }]);
        ready.push(key);
        start();
      }
      await settle.promise;
    },
  };
};
