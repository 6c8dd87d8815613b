import { instantOf, ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome, Refusal } from '@lienthong/kernel';
import { isLocalDate, parseWireDate } from './local-date.js';
import type { LocalDate } from './local-date.js';

export type InstantRefusal = Refusal<'identifiers/instant-malformed' | 'identifiers/date-impossible'>;

/** The zone of every civil date and time here. UTC+7 without summer time since 13 June 1975. */
export const ZONE = 'Asia/Ho_Chi_Minh';
export const ZONE_OFFSET_MS = 7 * 3_600_000;

const RFC3339 =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const WIRE = /^(\d{4}\/\d{2}\/\d{2}) ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$/;

/** RFC 3339 with an offset, taken to UTC and cut to milliseconds. */
export const parseInstant = (text: string): Outcome<Instant, InstantRefusal> => {
  const [, date] = RFC3339.exec(text) ?? [];
  if (date === undefined) return refused({ code: 'identifiers/instant-malformed' });
  if (!isLocalDate(date)) return refused({ code: 'identifiers/date-impossible' });
  return ok(instantOf(new Date(text)));
};

/** Only the canonical form, as stored and compared: UTC with milliseconds. */
export const isInstant = (text: string): text is Instant => {
  const parsed = parseInstant(text);
  return parsed.ok && parsed.value === text;
};

/** `yyyy/MM/dd HH:mm:ss`, local time without a zone, as edXML writes it (QCVN 102:2016, Timestamp). */
export const parseWireDateTime = (text: string): Outcome<Instant, InstantRefusal> => {
  const [, date, time] = WIRE.exec(text) ?? [];
  if (date === undefined || time === undefined) return refused({ code: 'identifiers/instant-malformed' });
  const day = parseWireDate(date);
  if (!day.ok) return refused({ code: 'identifiers/date-impossible' });
  return ok(instantOf(new Date(`${day.value}T${time}+07:00`)));
};

const localText = (instant: Instant): string => new Date(Date.parse(instant) + ZONE_OFFSET_MS).toISOString();

/** Drops milliseconds: the wire has none. */
export const formatWireDateTime = (instant: Instant): string =>
  localText(instant).slice(0, 19).replaceAll('-', '/').replace('T', ' ');

/** RFC 3339 in Việt Nam's time, to the second: `2026-03-09T07:30:00+07:00`. */
export const formatLocal = (instant: Instant): string => `${localText(instant).slice(0, 19)}+07:00`;

/** The civil date in Việt Nam at that moment. */
export const localDateAt = (instant: Instant): LocalDate => localText(instant).slice(0, 10) as LocalDate;

/** Days come by the hundred thousand, and are few. */
const MOST_DAYS = 4096;
const beginnings = new Map<LocalDate, Instant>();

/** Midnight in Việt Nam with which the day begins: 17:00 UTC of the day before. */
export const startOfDay = (date: LocalDate): Instant => {
  const known = beginnings.get(date);
  if (known !== undefined) return known;
  const start = instantOf(new Date(`${date}T00:00:00+07:00`));
  if (beginnings.size >= MOST_DAYS) beginnings.clear();
  beginnings.set(date, start);
  return start;
};
