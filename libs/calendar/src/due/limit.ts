import { refused, ok } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';

/**
 * How long something may take.
 * - `working-days`: the day of the start is not counted; ends with the last session of the last day. 0: the same day.
 * - `half-days`: the half of the start is not counted; ends with its half. 0: the same half.
 * - `working-hours`: 8 make one working day whatever its sessions add up to; what is left over is counted by the minute.
 * - `calendar-days`: the day of the start is not counted; a last day that is off moves to the next working day.
 */
export interface Limit {
  readonly unit: LimitUnit;
  /** Whole; hours also in halves. 0–3650. */
  readonly amount: number;
}

export const LIMIT_UNITS = ['working-days', 'half-days', 'working-hours', 'calendar-days'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** Beyond ten years nobody decided anything. */
export const MOST = 3_650;

export type LimitRefusal = Refusal<'calendar/limit-malformed' | 'calendar/limit-negative'>;

export const checkLimit = (limit: Limit): Outcome<Limit, LimitRefusal> => {
  const { unit, amount } = limit;
  if (amount < 0) return refused({ code: 'calendar/limit-negative', params: { amount } });
  const steps = unit === 'working-hours' ? amount * 2 : amount;
  return Number.isInteger(steps) && amount <= MOST
    ? ok(limit)
    : refused({ code: 'calendar/limit-malformed', params: { amount } });
};

const WORDS: Readonly<Record<LimitUnit, string>> = {
  'working-days': 'ngày làm việc',
  'half-days': 'buổi làm việc',
  'working-hours': 'giờ làm việc',
  'calendar-days': 'ngày',
};

const SHORT = /^(-?\d+(?:\.\d+)?)(d|hd|h|cd)$/;
const BY_LETTER: Readonly<Record<string, LimitUnit>> = {
  d: 'working-days',
  hd: 'half-days',
  h: 'working-hours',
  cd: 'calendar-days',
};

/** For command lines: `3d` working days, `1hd` half days, `8h` working hours, `30cd` calendar days. */
export const parseLimit = (text: string): Outcome<Limit, LimitRefusal> => {
  const [, amount, letter = ''] = SHORT.exec(text) ?? [];
  const unit = BY_LETTER[letter];
  return amount === undefined || unit === undefined
    ? refused({ code: 'calendar/limit-malformed', params: { amount: text } })
    : checkLimit({ unit, amount: Number(amount) });
};

/** In Vietnamese: `3 ngày làm việc`, `trong ngày`. */
export const limitText = ({ unit, amount }: Limit): string => {
  if (amount === 0) return unit === 'half-days' ? 'trong buổi' : unit === 'working-hours' ? 'ngay' : 'trong ngày';
  if (unit === 'half-days') {
    const days = Math.floor(amount / 2);
    if (amount % 2 === 0) return `${days} ngày làm việc`;
    return days === 0 ? '½ ngày làm việc' : `${days}½ ngày làm việc`;
  }
  return `${String(amount).replace('.', ',')} ${WORDS[unit]}`;
};
