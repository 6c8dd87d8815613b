import type { Instant } from '@lienthong/kernel';
import { MINUTE_MS, dayAt } from '../days/civil-day.js';
import type { WorkingTime } from '../hours/working-time.js';

/** Working milliseconds from the first known half to a moment. */
const workedUntil = (time: WorkingTime, ms: number): number => {
  const half = time.halfAt(ms);
  return time.workedBefore(half) + Math.max(0, ms - time.opens(half));
};

/** Working milliseconds between two moments, 0 where `to` is not later; `lookFrom` was called. */
export const workedBetween = (time: WorkingTime, from: number, to: number): number =>
  to <= from ? 0 : workedUntil(time, to) - workedUntil(time, from);

/** Working minutes between two moments in milliseconds since 1970, UTC, to the minute; 0 where `to` is not later. */
export const workedMinutesBetween = (time: WorkingTime, from: number, to: number): number => {
  if (to <= from) return 0;
  time.lookFrom(dayAt(from));
  return Math.floor(workedBetween(time, from, to) / MINUTE_MS);
};

/** The same of two instants. */
export const workedMinutes = (time: WorkingTime, from: Instant, to: Instant): number =>
  workedMinutesBetween(time, Date.parse(from), Date.parse(to));
