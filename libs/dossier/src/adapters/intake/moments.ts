import { Refused } from '@lienthong/http-edge';
import { parseInstant } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';

/** Clocks of agencies differ; what is further ahead has not happened. */
const AHEAD_MS = 5 * 60_000;

/** When something happened by its reporter's word, or now. Throws `dossier/moment-ahead`. */
export const happenedAt = (text: string | undefined, now: Instant, path: string): Instant => {
  const parsed = text === undefined ? undefined : parseInstant(text);
  if (parsed?.ok !== true) return now;
  if (Date.parse(parsed.value) > Date.parse(now) + AHEAD_MS) throw new Refused({ code: 'dossier/moment-ahead', path });
  return parsed.value;
};

/** A moment that may lie ahead; its form was checked before. */
export const momentOf = (text: string, otherwise: Instant): Instant => {
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.value : otherwise;
};
