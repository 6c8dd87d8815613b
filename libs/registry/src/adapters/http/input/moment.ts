import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { orRefuse } from '@lienthong/http-edge';
import { parseInstant, parseLocalDate, startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';

export const MOMENT_HINT = 'RFC 3339 with its offset, or `yyyy-MM-dd` for the beginning of that day in Việt Nam';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const placed = <T>(outcome: Outcome<T>, path: string): Outcome<T> =>
  outcome.ok ? outcome : refused({ ...outcome.refusal, path });

export const parseMoment = (text: string): Outcome<Instant> => {
  if (!DATE.test(text)) return parseInstant(text);
  const date = parseLocalDate(text);
  return date.ok ? ok(startOfDay(date.value)) : date;
};

/** Throws `Refused` with the path for what is no moment. */
export const momentAt = (text: string, path: string): Instant => orRefuse(placed(parseMoment(text), path));

/** Throws `Refused` with the path for what is no day. */
export const dayAt = (text: string, path: string): LocalDate => orRefuse(placed(parseLocalDate(text), path));
