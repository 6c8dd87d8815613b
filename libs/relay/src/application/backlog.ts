/** An agency whose topic does not show all of its inbox yet. */
export interface AgencyBacklog {
  readonly agency: string;
  /** Entries. */
  readonly lag: number;
}

interface Behind {
  readonly head: number;
  readonly mark: number;
  /** Milliseconds since 1970: when the oldest entry that is not shown was placed, as far as it is known. */
  readonly since: number;
}

/** What topics have yet to show; of those that show everything it keeps nothing. */
export interface Backlog {
  /** An inbox has a last entry, its topic shows it up to the mark. */
  stands(agency: string, head: number, mark: number): void;
  /** When the oldest entry that is not shown was placed. */
  placed(agency: string, at: number): void;
  /** The topic shows its inbox up to the mark. */
  reached(agency: string, mark: number): void;
  /** Keeps those alone that are named. */
  only(agencies: ReadonlySet<string>): void;
  all(): readonly (AgencyBacklog & { readonly since: number })[];
}

export const createBacklog = (now: () => number): Backlog => {
  const behind = new Map<string, Behind>();
  const note = (agency: string, head: number, mark: number): void => {
    if (head <= mark) behind.delete(agency);
    else behind.set(agency, { head, mark, since: behind.get(agency)?.since ?? now() });
  };
  return {
    stands: note,
    placed: (agency, at) => {
      const known = behind.get(agency);
      if (known && Number.isFinite(at)) behind.set(agency, { ...known, since: at });
    },
    reached: (agency, mark) => {
      const known = behind.get(agency);
      if (known) note(agency, known.head, mark);
    },
    only: (agencies) => {
      for (const agency of behind.keys()) if (!agencies.has(agency)) behind.delete(agency);
    },
    all: () => [...behind].map(([agency, { head, mark, since }]) => ({ agency, lag: head - mark, since })),
  };
};

export interface BacklogStatus {
  /** Topics that do not show all of their inbox. */
  readonly behind: number;
  /** Those with most to show, worst first, at most twenty. */
  readonly worst: readonly AgencyBacklog[];
  /** Age in milliseconds of the oldest entry that is not shown; 0 when all are. */
  readonly oldestMs: number;
}

const WORST = 20;

export const backlogStatus = (backlogs: readonly Backlog[], now: number): BacklogStatus => {
  const all = backlogs.flatMap((backlog) => backlog.all());
  return {
    behind: all.length,
    worst: all
      .toSorted((one, other) => other.lag - one.lag)
      .slice(0, WORST)
      .map(({ agency, lag }) => ({ agency, lag })),
    oldestMs: all.reduce((oldest, { since }) => Math.max(oldest, now - since), 0),
  };
};
