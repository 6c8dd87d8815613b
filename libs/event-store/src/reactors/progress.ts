export interface Taken {
  readonly position: number;
  finished: boolean;
}

/** Which events were taken and which are finished; the frontier moves only over the contiguous finished prefix. */
export interface Progress {
  take(position: number): Taken;
  finish(taken: Taken): void;
  /** Everything up to here was seen, and needs nothing unless it was taken. */
  saw(position: number): void;
  readonly frontier: () => number;
  inFlight(): number;
}

export const createProgress = (start: number, onMove: () => void): Progress => {
  let queue: Taken[] = [];
  let first = 0;
  let seen = start;

  const compact = (): void => {
    if (first < 1024) return;
    queue = queue.slice(first);
    first = 0;
  };
  return {
    take: (position) => {
      const taken = { position, finished: false };
      queue.push(taken);
      seen = position;
      return taken;
    },
    finish: (taken) => {
      taken.finished = true;
      if (queue[first] !== taken) return;
      while (queue[first]?.finished === true) first += 1;
      compact();
      onMove();
    },
    saw: (position) => {
      if (position <= seen) return;
      seen = position;
      if (first === queue.length) onMove();
    },
    frontier: () => {
      const oldest = queue[first];
      return oldest === undefined ? seen : oldest.position - 1;
    },
    inFlight: () => queue.length - first,
  };
};
