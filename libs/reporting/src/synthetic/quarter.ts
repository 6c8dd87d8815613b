import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId, LocalDate } from '@lienthong/identifiers';
import type { Period } from '../domain/period.js';

/** What Hàm Tân district published of the first quarter of 2024. */
export const PUBLISHED = {
  received: 4917,
  online: 246,
  directOrPost: 2180,
  carriedOver: 2491,
  resolved: 3503,
  /** Early and on time together: how they divide was not published. */
  inTimeResolved: 1770,
  late: 1733,
  inProcess: 1414,
  inTime: 827,
  overdue: 587,
} as const;

export const QUARTER: Period = { from: '2024-01-01' as LocalDate, to: '2024-03-31' as LocalDate };

/** An instant of Việt Nam, from `2024-03-29 10:00`. */
export const moment = (text: string): Instant => instantOf(new Date(`${text.replace(' ', 'T')}:00+07:00`));

export const QUARTER_END = moment('2024-04-01 00:00');

/** By then the paper registers were compared with the software, and what it had missed was recorded. */
export const RECONCILED = moment('2024-04-15 00:00');

/** The district of the synthetic quarter: a code of our own, under the province's. */
export const DISTRICT = 'H11.99' as AgencyId;
