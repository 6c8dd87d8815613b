/** Work about single messages. What takes long goes on beside the looks for mail, and holds none of them. */
export interface UnderWay<T> {
  /**
   * What came of a message's work, which begins unless it is under way; given once. `late` while it takes long, and where
   * so much of its sender's is late that no more is begun. Throws what the work threw.
   */
  of(docId: string, sender: string, run: () => Promise<T>): Promise<T | 'late'>;
  /** What is about none of these is left. */
  keep(docIds: ReadonlySet<string>): void;
  /** All is left; resolves once nothing is under way any more. */
  close(): Promise<void>;
}

export interface UnderWayPorts<T> {
  /** Milliseconds after which work is late. */
  readonly slowMs: number;
  /** Most that may be late, in all and of one sender. */
  readonly most: number;
  readonly mostOfOne: number;
  /** What nobody asked for any more. */
  readonly leave: (value: T) => Promise<void>;
}

interface Work<T> {
  readonly sender: string;
  readonly outcome: Promise<T>;
  readonly late: Promise<'late'>;
  state: 'begun' | 'late' | 'ended';
}

const begin = <T>(sender: string, slowMs: number, run: () => Promise<T>): Work<T> => {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => {
    work.state = 'late';
    resolve('late');
  }, slowMs).unref();
  const outcome = run().finally(() => {
    work.state = 'ended';
    clearTimeout(timer);
  });
  const work: Work<T> = { sender, outcome, late, state: 'begun' };
  // Looked at when its turn comes, which may be never.
  outcome.catch(() => undefined);
  return work;
};

export const createUnderWay = <T>({ slowMs, most, mostOfOne, leave }: UnderWayPorts<T>): UnderWay<T> => {
  const all = new Map<string, Work<T>>();
  const leaving = new Set<Promise<void>>();

  const isFull = (sender: string): boolean => {
    const late = [...all.values()].filter(({ state }) => state === 'late');
    return late.length >= most || late.filter((one) => one.sender === sender).length >= mostOfOne;
  };
  const drop = (docId: string, { outcome }: Work<T>): void => {
    all.delete(docId);
    const left = outcome.then(leave, () => undefined).finally(() => leaving.delete(left));
    leaving.add(left);
  };

  return {
    of: async (docId, sender, run) => {
      let work = all.get(docId);
      if (work === undefined) {
        if (isFull(sender)) return 'late';
        work = begin(sender, slowMs, run);
        all.set(docId, work);
      }
      try {
        const came = await Promise.race([work.outcome, work.late]);
        if (came !== 'late') all.delete(docId);
        return came;
      } catch (error) {
        all.delete(docId);
        throw error;
      }
    },
    keep: (docIds) => {
      for (const [docId, work] of all) if (!docIds.has(docId)) drop(docId, work);
    },
    close: async () => {
      for (const [docId, work] of all) drop(docId, work);
      await Promise.allSettled(leaving);
    },
  };
};
