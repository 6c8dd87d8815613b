import { assertNever } from '@lienthong/kernel';
import { dayAt, halfOpensBefore, momentOf } from '@lienthong/calendar';
import type { WorkingTime } from '@lienthong/calendar';
import type { Ms } from './moment.js';
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
export const deadlineOf = (rule: OnTimeRule, due: Ms): Ms => (rule === 'calendar-day' ? lastMomentOf(dayAt(due)) : due);

/** Before it is early. Under the first two rules that is our reading: an earlier civil day. */
const onTimeFrom = (rule: OnTimeRule, time: WorkingTime, due: Ms): Ms => {
  switch (rule) {
    case 'portal':
    case 'calendar-day':
      return momentOf(dayAt(due), 0);
    case 'half-day':
      return halfOpensBefore(time, due);
    default:
      return assertNever(rule);
  }
};

/** A dossier to which nothing was promised cannot be late. */
export const judge = (rule: OnTimeRule, time: WorkingTime, ended: Ms, due: Ms | undefined): Verdict => {
  if (due === undefined) return 'on-time';
  if (ended > deadlineOf(rule, due)) return 'late';
  return ended < onTimeFrom(rule, time, due) ? 'early' : 'on-time';
};
