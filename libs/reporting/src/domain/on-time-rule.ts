import { assertNever } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { localDateAt, startOfDay } from '@lienthong/identifiers';
import { halfOpensAt } from '@lienthong/calendar';
import type { WorkingTime } from '@lienthong/calendar';
import { lastMomentOf } from './period.js';

/**
 * Three rules are in use, so a report names its own. `portal`: up to the due moment, and a second supplement is late
 * (national service portal). `calendar-day`: up to the end of the due day. `half-day`: early is before the half-day
 * that holds the due moment.
 */
export const ON_TIME_RULES = ['portal', 'calendar-day', 'half-day'] as const;
export type OnTimeRule = (typeof ON_TIME_RULES)[number];

export const VERDICTS = ['early', 'on-time', 'late'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The last moment that is on time. */
export const deadlineOf = (rule: OnTimeRule, due: Instant): Instant =>
  rule === 'calendar-day' ? lastMomentOf(localDateAt(due)) : due;

/** Before it is early. Under the first two rules that is our reading: an earlier civil day. */
const onTimeFrom = (rule: OnTimeRule, time: WorkingTime, due: Instant): Instant => {
  switch (rule) {
    case 'portal':
    case 'calendar-day':
      return startOfDay(localDateAt(due));
    case 'half-day':
      return halfOpensAt(time, due);
    default:
      return assertNever(rule);
  }
};

/** A dossier to which nothing was promised cannot be late. */
export const judge = (rule: OnTimeRule, time: WorkingTime, ended: Instant, due: Instant | undefined): Verdict => {
  if (due === undefined) return 'on-time';
  if (ended > deadlineOf(rule, due)) return 'late';
  return ended < onTimeFrom(rule, time, due) ? 'early' : 'on-time';
};
