import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';

/** Civil days of Việt Nam, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface Bounds {
  readonly start: Instant;
  /** The last millisecond of the period, or the instant of knowing where that is earlier: what is open is judged then. */
  readonly end: Instant;
}

const DAY_MS = 86_400_000;

export const lastMomentOf = (day: LocalDate): Instant => instantOf(new Date(Date.parse(startOfDay(day)) + DAY_MS - 1));

export const boundsOf = ({ from, to }: Period, knownAt: Instant): Bounds => {
  const end = lastMomentOf(to);
  return { start: startOfDay(from), end: knownAt < end ? knownAt : end };
};
