import { dayNumberOf, momentOf } from '@lienthong/calendar';
import type { DayNumber } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { LocalDate } from '@lienthong/identifiers';
import type { Ms } from './moment.js';

/** Civil days of Việt Nam, both included. */
export interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface Bounds {
  readonly start: Ms;
  /** The last millisecond of the period, or the instant of knowing where that is earlier: what is open is judged then. */
  readonly end: Ms;
}

export const lastMomentOf = (day: DayNumber): Ms => momentOf(day + 1, 0) - 1;

export const boundsOf = ({ from, to }: Period, knownAt: Instant): Bounds => ({
  start: momentOf(dayNumberOf(from), 0),
  end: Math.min(lastMomentOf(dayNumberOf(to)), Date.parse(knownAt)),
});
