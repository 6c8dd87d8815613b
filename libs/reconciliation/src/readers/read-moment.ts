import { instantOf, ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';
import { isLocalDate, parseInstant } from '@lienthong/identifiers';
import type { Moment, Precision } from '../domain/view-row.js';

export type MomentRefusal = Refusal<'reconciliation/date-malformed' | 'reconciliation/date-impossible'>;

/** What a cell of a sheet is; a date of Excel has no zone and comes as if it were UTC. */
export type Cell = string | number | boolean | Date | null | undefined;

const CLOCK = String.raw`(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?`;
const DAY_FIRST = new RegExp(String.raw`^(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>\d{4})${CLOCK}$`);
const YEAR_FIRST = new RegExp(String.raw`^(?<y>\d{4})[/-](?<m>\d{1,2})[/-](?<d>\d{1,2})${CLOCK}$`);
const PORTAL = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;
const two = (text: string): string => text.padStart(2, '0');

const civil = (
  [year, month, day]: readonly [string, string, string],
  [hour, minute, second]: readonly [string | undefined, string | undefined, string | undefined],
): Outcome<Moment, MomentRefusal> => {
  const date = `${year}-${two(month)}-${two(day)}`;
  const time = `${two(hour ?? '0')}:${minute ?? '00'}:${second ?? '00'}`;
  if (!isLocalDate(date) || !/^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time))
    return refused({ code: 'reconciliation/date-impossible' });
  const precision: Precision = hour === undefined ? 'day' : second === undefined ? 'minute' : 'second';
  return ok({ at: instantOf(new Date(`${date}T${time}+07:00`)), precision });
};

const ofText = (text: string): Outcome<Moment, MomentRefusal> => {
  const written = DAY_FIRST.exec(text) ?? YEAR_FIRST.exec(text);
  if (written?.groups !== undefined) {
    const { y = '', m = '', d = '' } = written.groups;
    return civil([y, m, d], [written[4], written[5], written[6]]);
  }
  const packed = PORTAL.exec(text);
  if (packed !== null) {
    const [, y = '', m = '', d = '', hour, minute, second] = packed;
    return civil([y, m, d], [hour, minute, second]);
  }
  const instant = parseInstant(text);
  if (instant.ok) return ok({ at: instant.value, precision: 'second' });
  const impossible = instant.refusal.code === 'identifiers/date-impossible';
  return refused({ code: impossible ? 'reconciliation/date-impossible' : 'reconciliation/date-malformed' });
};

/** `05/03/2026`, `5/3/2026 14:30`, `2026-03-05`, `20260305143000`, an instant with its offset, or a date of Excel. */
export const readMoment = (cell: Cell): Outcome<Moment, MomentRefusal> => {
  if (!(cell instanceof Date)) return ofText(String(cell).trim());
  if (Number.isNaN(cell.getTime())) return refused({ code: 'reconciliation/date-malformed' });
  const text = cell.toISOString().slice(0, 19);
  return ofText(text.endsWith('T00:00:00') ? text.slice(0, 10) : text);
};
