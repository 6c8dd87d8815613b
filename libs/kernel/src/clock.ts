import type { Brand } from './brand.js';

/** A moment in UTC as RFC 3339 with milliseconds: `2026-11-22T01:02:03.004Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>;

export interface Clock {
  now(): Instant;
}

export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

export const systemClock: Clock = { now: () => instantOf(new Date()) };
