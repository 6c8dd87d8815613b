import type { Brand } from '@lienthong/kernel';

/** Local wall time of Asia/Ho_Chi_Minh, which the standard writes without a zone: `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ss`. */
export type EdxmlLocalTime = Brand<string, 'EdxmlLocalTime'>;

/** A date as the standard has it, or the sender's own text where that is not a date. */
export type EdxmlDate =
  | { readonly kind: 'date' | 'date-time'; readonly value: EdxmlLocalTime }
  | { readonly kind: 'unread'; readonly raw: string };

/** How a date text departs from `yyyy/MM/dd[ HH:mm:ss]`: in another order or with other marks, or it is no date at all. */
export type DateDefect = 'form' | 'impossible' | 'unreadable';

const YEAR_FIRST = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/;
const DAY_FIRST = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?$/;
const STANDARD = /^\d{4}\/\d{2}\/\d{2}(?: \d{2}:\d{2}:\d{2})?$/;

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (value: number): string => String(value).padStart(2, '0');

/** Reads a date tolerantly: `dd/MM/yyyy` and ISO forms too, each with the defect to warn of. */
export const parseEdxmlDate = (text: string): { readonly date: EdxmlDate; readonly defect?: DateDefect } => {
  const yearFirst = YEAR_FIRST.exec(text);
  const match = yearFirst ?? DAY_FIRST.exec(text);
  if (match === null) return { date: { kind: 'unread', raw: text }, defect: 'unreadable' };
  const [, a, b, c, hour, minute, second] = match;
  const month = Number(b);
  const [year, day] = yearFirst === null ? [Number(c), Number(a)] : [Number(a), Number(c)];
  const possible =
    year >= 1000 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    Number(hour ?? 0) <= 23 &&
    Number(minute ?? 0) <= 59 &&
    Number(second ?? 0) <= 59;
  if (!possible) return { date: { kind: 'unread', raw: text }, defect: 'impossible' };
  const day10 = `${year}-${two(month)}-${two(day)}`;
  const date: EdxmlDate =
    hour === undefined
      ? { kind: 'date', value: day10 as EdxmlLocalTime }
      : {
          kind: 'date-time',
          value: `${day10}T${two(Number(hour))}:${two(Number(minute))}:${two(Number(second ?? 0))}` as EdxmlLocalTime,
        };
  return STANDARD.test(text) ? { date } : { date, defect: 'form' };
};

/** The date in the form of the wire: `yyyy/MM/dd` or `yyyy/MM/dd HH:mm:ss`; an unread one as it came. */
export const formatEdxmlDate = (date: EdxmlDate): string =>
  date.kind === 'unread' ? date.raw : date.value.replaceAll('-', '/').replace('T', ' ');
