import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { WorkingTime } from '../hours/working-time.js';
import { dueDate } from './due-date.js';

const DAY_MS = 86_400_000;
/** No stretch without work is as long: the search begins so far back, for each day of work. */
const REACH_DAYS = 30;

/**
 * The latest moment from which so many working hours are over at an instant: what began then or before has had them.
 * To the millisecond; a moment outside working hours counts as the next opening does.
 */
export const workedBefore = (time: WorkingTime, at: Instant, hours: number): Instant => {
  const limit = { unit: 'working-hours', amount: hours } as const;
  const isOver = (from: number): boolean => dueDate(time, { receivedAt: instantOf(new Date(from)), limit }).due <= at;
  let over = Date.parse(at) - REACH_DAYS * DAY_MS * Math.max(1, Math.ceil(hours / 8));
  let open = Date.parse(at);
  while (open - over > 1) {
    const middle = Math.floor((over + open) / 2);
    if (isOver(middle)) over = middle;
    else open = middle;
  }
  return instantOf(new Date(over));
};
