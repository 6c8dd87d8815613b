import type { LocalDate } from '@lienthong/identifiers';
import type { ClockMinutes } from '../days/clock-time.js';
import type { Weekday } from '../days/civil-day.js';

/** A time in which a unit is open, of one weekday. */
export interface Session {
  readonly opens: ClockMinutes;
  readonly closes: ClockMinutes;
  /** Works on dossiers, and so consumes their limits; false: it only receives and hands out. */
  readonly works: boolean;
}

export interface WeekHours {
  readonly from: LocalDate;
  /** The unit's own decision, or where the hours were seen. */
  readonly source: string;
  /** By weekday, in order of time. Of those that work at most one before noon and one after: the two halves of a day. */
  readonly days: Readonly<Partial<Record<Weekday, readonly Session[]>>>;
}

/** When a unit is open: each version holds from its day until the next one begins. */
export interface UnitHours {
  readonly id: string;
  readonly name: string;
  /** Oldest first; never empty. */
  readonly versions: readonly WeekHours[];
}

/** Undefined before the unit's first hours. */
export const hoursOn = (hours: UnitHours, date: LocalDate): WeekHours | undefined =>
  hours.versions.findLast(({ from }) => from <= date);
