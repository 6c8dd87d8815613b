import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { ZONE_OFFSET_MS } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';

/** Days since 1 January 1970; a civil day in Việt Nam as a number to count with. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;

export const dayNumberOf = (date: LocalDate): DayNumber => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export const dateOf = (day: DayNumber): LocalDate => new Date(day * DAY_MS).toISOString().slice(0, 10) as LocalDate;

export const yearOf = (day: DayNumber): number => new Date(day * DAY_MS).getUTCFullYear();

export const dayNumber = (year: number, month: number, day: number): DayNumber =>
  Date.UTC(year, month - 1, day) / DAY_MS;

/** The civil day in which a moment (milliseconds since 1970, UTC) lies. */
export const dayAt = (ms: number): DayNumber => Math.floor((ms + ZONE_OFFSET_MS) / DAY_MS);

/** A minute of a civil day, as milliseconds since 1970, UTC. */
export const momentOf = (day: DayNumber, minute: number): number => day * DAY_MS + minute * MINUTE_MS - ZONE_OFFSET_MS;

/** Milliseconds since the civil midnight. */
export const timeOfDay = (ms: number): number => (ms + ZONE_OFFSET_MS) % DAY_MS;

export const instantAt = (ms: number): Instant => instantOf(new Date(ms));

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): Weekday => WEEKDAYS[(((day + 4) % 7) + 7) % 7] ?? 'sun';

/** Weekly rest of state offices since the 40-hour week (Decision 188/1999/QĐ-TTg). */
export const isRestDay = (day: DayNumber): boolean => {
  const weekday = weekdayOf(day);
  return weekday === 'sat' || weekday === 'sun';
};
