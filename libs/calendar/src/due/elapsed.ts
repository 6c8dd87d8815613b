import type { Instant } from '@lienthong/kernel';
import { MINUTE_MS, dayAt } from '../days/civil-day.js';
import type { WorkingTime } from '../hours/working-time.js';
import { startAt } from './start.js';

/** Working milliseconds between two moments; `lookFrom` was called. */
export const workedBetween = (time: WorkingTime, from: number, to: number): number => {
  const start = startAt(time, from);
  let worked = 0;
  for (let half = start.half; time.opens(half) < to; half += 1)
    worked += Math.max(0, Math.min(to, time.closes(half)) - Math.max(start.ms, time.opens(half)));
  return worked;
};

/** Working minutes between two instants, to the minute; 0 where `to` is not later. */
export const workedMinutes = (time: WorkingTime, from: Instant, to: Instant): number => {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (end <= start) return 0;
  time.lookFrom(dayAt(start));
  return Math.floor(workedBetween(time, start, end) / MINUTE_MS);
};
