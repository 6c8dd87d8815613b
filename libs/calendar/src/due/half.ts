import type { Instant } from '@lienthong/kernel';
import { dayAt, instantAt } from '../days/civil-day.js';
import type { WorkingTime } from '../hours/working-time.js';

/** Milliseconds since 1970, UTC: when the half-day opens in which a moment lies, its closing included; else the next one. */
export const halfOpensBefore = (time: WorkingTime, ms: number): number => {
  time.lookFrom(dayAt(ms));
  return time.opens(time.halfAt(ms));
};

/** When the half-day opens in which an instant lies, its closing included; outside working time, the next one. */
export const halfOpensAt = (time: WorkingTime, instant: Instant): Instant =>
  instantAt(halfOpensBefore(time, Date.parse(instant)));
