import type { LocalDate } from '@lienthong/identifiers';
import { dayNumber, dayNumberOf, isRestDay } from '../days/civil-day.js';
import type { DayNumber } from '../days/civil-day.js';
import { lunarDay } from '../days/lunar.js';
import type { CalendarDecision, RecurringHoliday } from './decision.js';

/** Why a day is not what its weekday says. */
export type SpecialDay =
  /** A holiday, the day off for a holiday that fell on a weekly rest day, a swap, or another closing. */
  | {
      readonly is: 'off';
      readonly why: 'holiday' | 'compensation' | 'swap' | 'closure';
      readonly name: string;
      readonly source: string;
    }
  /** A weekly rest day that works with the sessions of `instead`. */
  | { readonly is: 'works'; readonly instead: DayNumber; readonly source: string };

/** The special days of one year, and whether a decision is still awaited that will say more. */
export interface YearPlan {
  readonly days: ReadonlyMap<DayNumber, SpecialDay>;
  readonly provisional: boolean;
}

interface Known<T> {
  readonly value: T;
  readonly source: string;
}

const usualDays = ({ day, before, after }: RecurringHoliday, year: number): readonly DayNumber[] => {
  const middle = day.calendar === 'lunar' ? lunarDay(year, day.month, day.day) : dayNumber(year, day.month, day.day);
  return Array.from({ length: before + 1 + after }, (_, index) => middle - before + index);
};

const needsDecision = ({ before, after }: RecurringHoliday): boolean => before + after > 0;

/** Later decisions win over earlier ones. */
const gather = <T>(
  decisions: readonly CalendarDecision[],
  listed: (decision: CalendarDecision) => readonly T[],
  keyOf: (value: T) => string | number,
): ReadonlyMap<string | number, Known<T>> =>
  new Map(
    decisions.flatMap((decision) =>
      listed(decision).map((value): [string | number, Known<T>] => [keyOf(value), { value, source: decision.source }]),
    ),
  );

const written = (date: LocalDate): string => date.split('-').reverse().join('/');

const compensate = (days: Map<DayNumber, SpecialDay>): void => {
  for (const [day, special] of [...days].sort(([a], [b]) => a - b)) {
    if (special.is !== 'off' || special.why !== 'holiday' || !isRestDay(day)) continue;
    let next = day + 1;
    while (isRestDay(next) || days.has(next)) next += 1;
    days.set(next, { ...special, why: 'compensation' });
  }
};

/**
 * Holidays first, as settled for the year or as the law has them; then a day for each that falls on a weekly rest day
 * (Labour Code 2019, article 111.3: the next working day); then swaps and closings.
 */
export const planOf = (decisions: readonly CalendarDecision[], year: number): YearPlan => {
  const days = new Map<DayNumber, SpecialDay>();
  const settled = gather(
    decisions,
    (decision) => decision.settled.filter((one) => one.year === year),
    ({ holiday }) => holiday,
  );
  const recurring = [
    ...gather(
      decisions,
      (decision) => decision.recurring,
      ({ id }) => id,
    ).values(),
  ].filter(({ value }) => value.fromYear <= year);
  let provisional = recurring.length === 0;
  for (const { value, source } of recurring) {
    const decided = settled.get(value.id);
    if (decided === undefined && needsDecision(value)) provisional = true;
    const taken = decided?.value.days.map(dayNumberOf) ?? usualDays(value, year);
    for (const day of taken)
      days.set(day, { is: 'off', why: 'holiday', name: value.name, source: decided?.source ?? source });
  }
  compensate(days);
  for (const { value, source } of gather(
    decisions,
    ({ swaps }) => swaps,
    ({ off }) => off,
  ).values()) {
    const [off, works] = [dayNumberOf(value.off), dayNumberOf(value.works)];
    if (value.off.startsWith(`${year}-`))
      days.set(off, { is: 'off', why: 'swap', name: `hoán đổi với ngày ${written(value.works)}`, source });
    if (value.works.startsWith(`${year}-`)) days.set(works, { is: 'works', instead: off, source });
  }
  for (const { value, source } of gather(
    decisions,
    ({ closures }) => closures,
    ({ date }) => date,
  ).values())
    if (value.date.startsWith(`${year}-`))
      days.set(dayNumberOf(value.date), { is: 'off', why: 'closure', name: value.name, source });
  return { days, provisional };
};
