import { STANDINGS } from './standing-kind.js';
import type { Standing } from './standing-kind.js';

/** How many stand alike: columns are counted from it, not from millions of standings. */
export interface StandingTally {
  readonly add: (standing: Standing) => void;
  /** Sum over the standings that it is true of. */
  readonly count: (belongs: (standing: Standing) => boolean) => number;
}

export const createTally = (): StandingTally => {
  const times = STANDINGS.map(() => 0);
  return {
    add: ({ place }) => {
      times[place] = (times[place] ?? 0) + 1;
    },
    count: (belongs) =>
      STANDINGS.reduce((sum, standing) => sum + (belongs(standing) ? (times[standing.place] ?? 0) : 0), 0),
  };
};

export const tallyOf = (standings: Iterable<Standing>): StandingTally => {
  const tally = createTally();
  for (const standing of standings) tally.add(standing);
  return tally;
};
