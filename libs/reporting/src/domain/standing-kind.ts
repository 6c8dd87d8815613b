import { VERDICTS } from './on-time-rule.js';
import type { Verdict } from './on-time-rule.js';

export const ORIGINS = ['online', 'direct-or-post', 'carried-over'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Where one dossier stands at the end of a period. */
export interface Standing {
  /** Among `STANDINGS`. */
  readonly place: number;
  readonly origin: Origin;
  readonly resolved: boolean;
  readonly verdict: Verdict;
}

const placeOf = (origin: Origin, resolved: boolean, verdict: Verdict): number =>
  (ORIGINS.indexOf(origin) * 2 + (resolved ? 0 : 1)) * VERDICTS.length + VERDICTS.indexOf(verdict);

/** The eighteen there are: a million dossiers share them. */
export const STANDINGS: readonly Standing[] = ORIGINS.flatMap((origin) =>
  [true, false].flatMap((resolved) =>
    VERDICTS.map((verdict) => ({ place: placeOf(origin, resolved, verdict), origin, resolved, verdict })),
  ),
);

export const standing = (origin: Origin, resolved: boolean, verdict: Verdict): Standing => {
  const place = placeOf(origin, resolved, verdict);
  return STANDINGS[place] ?? { place, origin, resolved, verdict };
};
