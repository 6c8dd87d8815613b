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

/** The eighteen there are: a million dossiers share them. */
export const STANDINGS: readonly Standing[] = ORIGINS.flatMap((origin, first) =>
  [true, false].flatMap((resolved, second) =>
    VERDICTS.map((verdict, third) => ({
      place: (first * 2 + second) * VERDICTS.length + third,
      origin,
      resolved,
      verdict,
    })),
  ),
);

const FIRST: Readonly<Record<Origin, number>> = { online: 0, 'direct-or-post': 6, 'carried-over': 12 };
const THIRD: Readonly<Record<Verdict, number>> = { early: 0, 'on-time': 1, late: 2 };

export const standing = (origin: Origin, resolved: boolean, verdict: Verdict): Standing => {
  const place = FIRST[origin] + (resolved ? 0 : VERDICTS.length) + THIRD[verdict];
  return STANDINGS[place] ?? { place, origin, resolved, verdict };
};
