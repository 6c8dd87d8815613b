import { localDateAt, startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';
import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { ScheduleEvent } from './reconciliation.events.js';

export type Daily = Extract<ScheduleEvent, { type: 'DailyReconciliationSet' }>['data'];

/** The last that was set counts, unless it was ended. */
export const dailyOf = (events: readonly ScheduleEvent[]): Daily | undefined => {
  const last = events.at(-1);
  return last?.type === 'DailyReconciliationSet' ? last.data : undefined;
};

const DAY_MS = 86_400_000;

const turnOf = ({ atMinute }: Daily, day: LocalDate): Instant =>
  instantOf(new Date(Date.parse(startOfDay(day)) + atMinute * 60_000));

/**
 * The day whose run is due: today's once its time has come, else yesterday's. A hub that was down comes back to the last
 * one only: a view is of now, and a missed day's cannot be asked for any more.
 */
export const dayDue = (daily: Daily, now: Instant): LocalDate => {
  const today = localDateAt(now);
  return turnOf(daily, today) <= now ? today : localDateAt(instantOf(new Date(Date.parse(now) - DAY_MS)));
};

/** Which day's run of which agency: its stream exists once it was begun, so that a restart does not repeat it. */
export const dailyRun = ({ agency, vocabulary }: Daily, day: LocalDate): string => `${agency}:${vocabulary}:${day}`;

/** Before it was set no run was due. */
export const isDueSince = (daily: Daily, setAt: Instant, now: Instant): boolean =>
  turnOf(daily, dayDue(daily, now)) >= setAt;
