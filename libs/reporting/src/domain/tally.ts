import { VERDICTS } from './on-time-rule.js';
import { ORIGINS } from './standing.js';
import type { Standing } from './standing.js';

/** What the columns of the form ask of a standing. */
export type StandingKind = Omit<Standing, 'receiver'>;

interface Tallied {
  readonly kind: StandingKind;
  times: number;
}

/** How many stand alike: columns are counted from it, not from millions of standings. */
export interface StandingTally {
  readonly kinds: readonly Tallied[];
  add(standing: StandingKind): void;
}

export const createTally = (): StandingTally => {
  const kinds = ORIGINS.flatMap((origin) =>
    [true, false].flatMap((resolved) =>
      VERDICTS.map((verdict): Tallied => ({ kind: { origin, resolved, verdict }, times: 0 })),
    ),
  );
  return {
    kinds,
    add: ({ origin, resolved, verdict }) => {
      const place = (ORIGINS.indexOf(origin) * 2 + (resolved ? 0 : 1)) * VERDICTS.length + VERDICTS.indexOf(verdict);
      const kind = kinds[place];
      if (kind !== undefined) kind.times += 1;
    },
  };
};

export const tallyOf = (standings: Iterable<StandingKind>): StandingTally => {
  const tally = createTally();
  for (const standing of standings) tally.add(standing);
  return tally;
};
