import { assertNever } from '@lienthong/kernel';
import { dayAt, MINUTE_MS } from '../days/civil-day.js';
import type { DayNumber } from '../days/civil-day.js';
import type { HalfIndex, WorkingTime } from '../hours/working-time.js';
import { workedBetween } from './elapsed.js';
import type { Limit } from './limit.js';
import { startAt } from './start.js';
import type { Start } from './start.js';

/** Minutes of work that count as one day in the systems seen, whatever the sessions add up to. */
const MINUTES_A_DAY = 480;

/** Where a limit ends, before it is rounded to the end of its day or half. */
export type Position =
  | { readonly unit: 'working-days' | 'half-days'; readonly half: HalfIndex }
  | { readonly unit: 'working-hours'; readonly half: HalfIndex; readonly ms: number }
  | { readonly unit: 'calendar-days'; readonly day: DayNumber };

/** Moves on by working milliseconds; the end of a session is before the beginning of the next. */
const further = (time: WorkingTime, half: HalfIndex, ms: number, more: number): { half: HalfIndex; ms: number } => {
  let [at, moment, left] = [half, ms, more];
  while (moment + left > time.closes(at)) {
    left -= time.closes(at) - moment;
    at += 1;
    moment = time.opens(at);
  }
  return { half: at, ms: moment + left };
};

/** 8 hours: the same place in the half that comes two halves later, or its end where it is shorter. */
const hoursLater = (time: WorkingTime, { half, ms }: Start, minutes: number): { half: HalfIndex; ms: number } => {
  const whole = Math.floor(minutes / MINUTES_A_DAY);
  const rest = minutes % MINUTES_A_DAY;
  const landed = half + 2 * whole;
  const offset = ms - time.opens(half);
  if (whole > 0 && rest === 0 && offset === 0) return { half: landed - 1, ms: time.closes(landed - 1) };
  const place = Math.min(time.opens(landed) + offset, time.closes(landed));
  return further(time, landed, place, rest * MINUTE_MS);
};

export const advance = (time: WorkingTime, start: Start, { unit, amount }: Limit): Position => {
  const day = time.dayOf(start.half);
  switch (unit) {
    case 'working-days':
      return { unit, half: amount === 0 ? time.firstHalfFrom(day) : time.firstHalfFrom(day + 1) + 2 * amount - 1 };
    case 'half-days':
      return { unit, half: start.half + amount };
    case 'working-hours':
      return { unit, ...hoursLater(time, start, amount * 60) };
    case 'calendar-days':
      return { unit, day: day + amount };
    default:
      return assertNever(unit);
  }
};

/** The clock stood still from one moment to another: what was left is left still. */
export const standStill = (time: WorkingTime, at: Position, from: number, to: number): Position => {
  switch (at.unit) {
    case 'working-days': {
      const whole = (ms: number): HalfIndex => time.firstHalfFrom(time.dayOf(startAt(time, ms).half));
      return { ...at, half: at.half + whole(to) - whole(from) };
    }
    case 'half-days':
      return { ...at, half: at.half + startAt(time, to).half - startAt(time, from).half };
    case 'working-hours':
      return { ...at, ...further(time, at.half, at.ms, workedBetween(time, from, to)) };
    case 'calendar-days':
      return { ...at, day: at.day + dayAt(to) - dayAt(from) };
    default:
      return assertNever(at);
  }
};

/** The due moment: the end of the day, of the half, the minute itself, or the end of the next working day. */
export const dueAt = (time: WorkingTime, at: Position): number => {
  switch (at.unit) {
    case 'working-days':
      return time.closes(time.lastOfDay(at.half));
    case 'half-days':
      return time.closes(at.half);
    case 'working-hours':
      return at.ms;
    case 'calendar-days':
      return time.closes(time.lastOfDay(time.firstHalfFrom(at.day)));
    default:
      return assertNever(at);
  }
};
