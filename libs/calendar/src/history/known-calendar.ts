import type { Instant } from '@lienthong/kernel';
import { startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';
import { yearOf } from '../days/civil-day.js';
import type { DayNumber } from '../days/civil-day.js';
import type { CalendarDecision } from './decision.js';
import { planOf } from './year-plan.js';
import type { SpecialDay, YearPlan } from './year-plan.js';

/** The working calendar as it was known at one time. */
export interface KnownCalendar {
  /** How many decisions it knows; 0 before the first. */
  readonly version: number;
  readonly decisions: readonly CalendarDecision[];
  /** The day of the newest decision that it knows. */
  readonly knownOn: LocalDate | undefined;
  specialOn(day: DayNumber): SpecialDay | undefined;
  /** Whether a decision on this year's movable holidays was still awaited. */
  isProvisional(year: number): boolean;
}

/** All decisions, in the order in which they became known. */
export interface CalendarHistory {
  readonly decisions: readonly CalendarDecision[];
  /** The calendar as known at an instant: the same instant always gives the same calendar. */
  knownAt(instant: Instant): KnownCalendar;
  /** Undefined for a version that does not exist yet. */
  version(number: number): KnownCalendar | undefined;
}

const calendarOf = (decisions: readonly CalendarDecision[]): KnownCalendar => {
  const plans = new Map<number, YearPlan>();
  const plan = (year: number): YearPlan => {
    const known = plans.get(year) ?? planOf(decisions, year);
    plans.set(year, known);
    return known;
  };
  return {
    version: decisions.length,
    decisions,
    knownOn: decisions.at(-1)?.knownOn,
    specialOn: (day) => plan(yearOf(day)).days.get(day),
    isProvisional: (year) => plan(year).provisional,
  };
};

/** Decisions of one day keep the order in which they are given. */
export const createCalendarHistory = (decisions: readonly CalendarDecision[]): CalendarHistory => {
  const ordered = decisions.toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : a.knownOn > b.knownOn ? 1 : 0));
  const since = ordered.map(({ knownOn }) => startOfDay(knownOn));
  const calendars = new Map<number, KnownCalendar>();
  const version = (number: number): KnownCalendar => {
    const known = calendars.get(number) ?? calendarOf(ordered.slice(0, number));
    calendars.set(number, known);
    return known;
  };
  return {
    decisions: ordered,
    knownAt: (instant) => version(since.findLastIndex((moment) => moment <= instant) + 1),
    version: (number) =>
      Number.isInteger(number) && number >= 0 && number <= ordered.length ? version(number) : undefined,
  };
};
