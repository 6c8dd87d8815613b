import type { Brand } from './brand.js';

/** A moment in UTC as RFC 3339 with milliseconds: `2026-11-22T01:02:03.004Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>;

export interface Clock {
  now(): Instant;
}

export const instantOf = (date: Date): Instant => date.toISOString() as Instant;

let lastMs = Number.NaN;
let lastInstant = '' as Instant;

/** Asked many times within a millisecond, it writes the text once. */
export const systemClock: Clock = {
  now: () => {
    const ms = Date.now();
    if (ms !== lastMs) {
      lastMs = ms;
      lastInstant = instantOf(new Date(ms));
    }
    return lastInstant;
  },
};
