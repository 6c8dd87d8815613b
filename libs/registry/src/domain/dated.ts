import type { Instant } from '@lienthong/kernel';
import { startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';

/** A value that holds from a civil date on, until the next one begins. */
export interface Dated<T> {
  readonly from: LocalDate;
  /** Midnight in Việt Nam with which `from` begins: instants compare as text. */
  readonly since: Instant;
  readonly value: T;
}

/** Oldest first; of two with the same date the later recorded one corrects the earlier. */
export type Timeline<T> = readonly Dated<T>[];

/** Facts can be recorded late by another process, so a fact goes to its place by date. */
export const insert = <T>(timeline: Timeline<T>, from: LocalDate, value: T): Timeline<T> => {
  const place = timeline.findLastIndex((entry) => entry.from <= from) + 1;
  return timeline.toSpliced(place, 0, { from, since: startOfDay(from), value });
};

export const valueAt = <T>(timeline: Timeline<T>, instant: Instant): T | undefined => {
  for (let index = timeline.length - 1; index >= 0; index -= 1) {
    const entry = timeline[index];
    if (entry !== undefined && entry.since <= instant) return entry.value;
  }
  return undefined;
};

export const valueOn = <T>(timeline: Timeline<T>, date: LocalDate): T | undefined =>
  timeline.findLast((entry) => entry.from <= date)?.value;
