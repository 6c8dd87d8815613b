import type { Instant } from '@lienthong/kernel';
import { formatLocal, startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';
import { createCalendarHistory } from '../history/known-calendar.js';
import type { CalendarHistory } from '../history/known-calendar.js';
import { createWorkingTime } from '../hours/working-time.js';
import type { WorkingTime } from '../hours/working-time.js';
import { loadCalendarHistory, loadCommonHours } from '../shipped.js';

/** `2026-02-13 15:20` of Việt Nam. */
export const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;

/** The other way round, to the minute. */
export const inVietnam = (instant: string): string =>
  formatLocal(instant as Instant)
    .slice(0, 16)
    .replace('T', ' ');

export type Hours = 'gio-hanh-chinh' | 'sang-thu-bay-giai-quyet' | 'sang-thu-bay-tiep-nhan';

export interface Vietnam {
  /** As known on a day, in the hours named. */
  readonly knownOn: (date: string, hours?: Hours) => WorkingTime;
  /** With all decisions but one. */
  readonly knownWithout: (decision: string, hours?: Hours) => WorkingTime;
}

export const loadVietnam = async (): Promise<Vietnam> => {
  const [history, hours] = [await loadCalendarHistory(), await loadCommonHours()];
  const timeUnder = (known: CalendarHistory, date: string, name: Hours): WorkingTime => {
    const found = hours.get(name);
    if (found === undefined) throw new TypeError(name);
    return createWorkingTime(known.knownAt(startOfDay(date as LocalDate)), found);
  };
  const without = (id: string): CalendarHistory =>
    createCalendarHistory(history.decisions.filter((decision) => decision.id !== id));
  return {
    knownOn: (date, name = 'gio-hanh-chinh') => timeUnder(history, date, name),
    knownWithout: (id, name = 'gio-hanh-chinh') => timeUnder(without(id), '2026-11-27', name),
  };
};
