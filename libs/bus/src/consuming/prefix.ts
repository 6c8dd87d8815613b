interface Taken {
  readonly offset: number;
  finished: boolean;
}

/** Which records of a topic were taken and which are finished; only the contiguous finished prefix may be committed. */
export interface Prefix {
  take(offset: number): void;
  finish(offset: number): void;
  /** The offset to commit: that of the next record wanted. Undefined while nothing was finished from the start on. */
  readonly committable: () => number | undefined;
  /** What is finished and not yet forgotten: it need not be done again. */
  readonly finished: () => readonly number[];
  /** What is committed need not be remembered. */
  forgetBelow(offset: number): void;
}

export const createPrefix = (): Prefix => {
  const open = new Map<number, Taken>();
  const finished = new Set<number>();
  let frontier: number | undefined;

  return {
    take: (offset) => void open.set(offset, { offset, finished: false }),
    finish: (offset) => {
      const taken = open.get(offset);
      if (taken === undefined) return;
      taken.finished = true;
      finished.add(offset);
      // A Map keeps the order of taking, which is the order of the topic.
      for (const first of open.values()) {
        if (!first.finished) break;
        open.delete(first.offset);
        frontier = first.offset + 1;
      }
    },
    committable: () => frontier,
    finished: () => [...finished],
    forgetBelow: (offset) => {
      for (const one of finished) if (one < offset) finished.delete(one);
    },
  };
};
