import { ok, refused } from '@lienthong/kernel';
import type { Brand, Outcome, Refusal } from '@lienthong/kernel';

/** A civil date in Việt Nam, `yyyy-MM-dd`, a real day of the years 1900–9999. Sorts as text. */
export type LocalDate = Brand<string, 'LocalDate'>;

export type LocalDateRefusal = Refusal<'identifiers/date-malformed' | 'identifiers/date-impossible'>;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const WIRE = /^(\d{4})\/(\d{2})\/(\d{2})$/;

const daysOf = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const parseWith = (form: RegExp, text: string): Outcome<LocalDate, LocalDateRefusal> => {
  const [, year, month, day] = form.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined)
    return refused({ code: 'identifiers/date-malformed' });
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return y >= 1900 && m >= 1 && m <= 12 && d >= 1 && d <= daysOf(y, m)
    ? ok(`${year}-${month}-${day}` as LocalDate)
    : refused({ code: 'identifiers/date-impossible' });
};

export const parseLocalDate = (text: string): Outcome<LocalDate, LocalDateRefusal> => parseWith(ISO, text);

export const isLocalDate = (text: string): text is LocalDate => parseLocalDate(text).ok;

/** The form of edXML, `yyyy/MM/dd` (QCVN 102:2016). Impossible dates such as 2014/02/30 occur and are told apart. */
export const parseWireDate = (text: string): Outcome<LocalDate, LocalDateRefusal> => parseWith(WIRE, text);

/** `2025-07-01` as edXML writes it: `2025/07/01`. */
export const formatWireDate = (date: LocalDate): string => date.replaceAll('-', '/');
