import { DAY_MS, dateOf, dayAt, dayNumber, momentOf, weekdayOf, yearOf } from '../days/civil-day.js';
import type { DayNumber } from '../days/civil-day.js';
import type { KnownCalendar } from '../history/known-calendar.js';
import { hoursOn } from './unit-hours.js';
import type { Session, UnitHours } from './unit-hours.js';

/** A half-day in which a unit works, as a number to count with: the next one is one more. */
export type HalfIndex = number;

/** The halves of one unit under one calendar. Numbers hold within one call only: looking further back renumbers them. */
export interface WorkingTime {
  readonly calendar: KnownCalendar;
  readonly hours: UnitHours;
  /** Makes the halves from this day on known; called first, before any number is taken. */
  lookFrom(day: DayNumber): void;
  /** The half in which the moment lies, its closing included, or the next one. Milliseconds since 1970, UTC. */
  halfAt(ms: number): HalfIndex;
  /** The first half on this day or later. */
  firstHalfFrom(day: DayNumber): HalfIndex;
  /** The last half of the same day. */
  lastOfDay(half: HalfIndex): HalfIndex;
  opens(half: HalfIndex): number;
  closes(half: HalfIndex): number;
  /** Working milliseconds in all halves before this one. */
  workedBefore(half: HalfIndex): number;
  dayOf(half: HalfIndex): DayNumber;
  /** All sessions of a day, working or only receiving, as the calendar has them. */
  sessionsOn(day: DayNumber): readonly Session[];
}

const NONE: readonly Session[] = [];
/** Days added at a time. */
const STRIDE = 366;

const sessionsOn = (calendar: KnownCalendar, hours: UnitHours, day: DayNumber): readonly Session[] => {
  const special = calendar.specialOn(day);
  if (special?.is === 'off') return NONE;
  // The day that works instead of another keeps the other's sessions, in the hours of its own date.
  return hoursOn(hours, dateOf(day))?.days[weekdayOf(special?.instead ?? day)] ?? NONE;
};

export const createWorkingTime = (calendar: KnownCalendar, hours: UnitHours): WorkingTime => {
  let firstDay = Number.NaN;
  let firstHalves: HalfIndex[] = [];
  let opens: number[] = [];
  let closes: number[] = [];
  let before: number[] = [];
  let days: DayNumber[] = [];

  const extend = (): void => {
    for (let count = 0; count < STRIDE; count += 1) {
      const day = firstDay + firstHalves.length;
      firstHalves.push(opens.length);
      for (const session of sessionsOn(calendar, hours, day)) {
        if (!session.works) continue;
        const last = opens.length - 1;
        before.push((before[last] ?? 0) + (closes[last] ?? 0) - (opens[last] ?? 0));
        opens.push(momentOf(day, session.opens));
        closes.push(momentOf(day, session.closes));
        days.push(day);
      }
    }
  };

  const known = (list: readonly number[], index: number): number => {
    for (;;) {
      const value = list[index];
      if (value !== undefined) return value;
      extend();
    }
  };
  const firstHalfFrom = (day: DayNumber): HalfIndex => known(firstHalves, day - firstDay);

  return {
    calendar,
    hours,
    lookFrom(day) {
      if (day >= firstDay) return; // Not yet laid out: NaN, which nothing reaches.
      firstDay = Math.max(dayNumber(yearOf(day) - 1, 1, 1), Math.floor(Date.UTC(1900, 0, 1) / DAY_MS));
      [firstHalves, opens, closes, before, days] = [[], [], [], [], []];
      extend();
    },
    halfAt(ms) {
      let half = firstHalfFrom(dayAt(ms));
      while (known(closes, half) < ms) half += 1;
      return half;
    },
    firstHalfFrom,
    lastOfDay: (half) => firstHalfFrom(known(days, half) + 1) - 1,
    opens: (half) => known(opens, half),
    closes: (half) => known(closes, half),
    workedBefore: (half) => known(before, half),
    dayOf: (half) => known(days, half),
    sessionsOn: (day) => sessionsOn(calendar, hours, day),
  };
};

/** One for each calendar and hours: the halves are laid out once. */
export const createWorkingTimes = (): ((calendar: KnownCalendar, hours: UnitHours) => WorkingTime) => {
  const made = new WeakMap<KnownCalendar, WeakMap<UnitHours, WorkingTime>>();
  return (calendar, hours) => {
    const ofCalendar = made.get(calendar) ?? new WeakMap<UnitHours, WorkingTime>();
    made.set(calendar, ofCalendar);
    const time = ofCalendar.get(hours) ?? createWorkingTime(calendar, hours);
    ofCalendar.set(hours, time);
    return time;
  };
};
