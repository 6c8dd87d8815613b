import type { Instant } from '@lienthong/kernel';
import { dayAt, instantAt } from '../days/civil-day.js';
import type { WorkingTime } from '../hours/working-time.js';

/** When the half-day opens in which an instant lies, its closing included; outside working time, the next one. */
export const halfOpensAt = (time: WorkingTime, instant: Instant): Instant => {
  const ms = Date.parse(instant);
  const day = dayAt(ms);
  time.lookFrom(day);
  return instantAt(time.opens(time.halfAt(ms)));
};
