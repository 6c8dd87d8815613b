import type { WaitFacts } from './facts.js';
import type { Basis, Ms } from './moment.js';

/** Where the clock stands still at a moment, since when. */
export const stoppedSince = (waits: readonly WaitFacts[], basis: Basis, at: Ms): Ms | undefined => {
  if (waits.length === 0) return undefined;
  const begun = waits.filter(({ from }) => from[basis] <= at);
  const open = begun.filter(({ to }) => to === undefined || to[basis] > at).map(({ from }) => from[basis]);
  let since = open.length === 0 ? undefined : Math.min(...open);
  // A wait that ended while another was open had stopped the clock before.
  for (const { from, to } of begun.toReversed())
    if (since !== undefined && from[basis] < since && to !== undefined && to[basis] >= since) since = from[basis];
  return since;
};
