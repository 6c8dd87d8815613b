import { InvalidArgumentError } from 'commander';
import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { isLocalDate, localDateAt, parseInstant, startOfDay } from '@lienthong/identifiers';
import type { LocalDate } from '@lienthong/identifiers';

export const localDate = (text: string): LocalDate => {
  if (!isLocalDate(text)) throw new InvalidArgumentError('A day that exists, as 2026-09-01.');
  return text;
};

/** A day counts from its midnight in Việt Nam; RFC 3339 otherwise. */
export const moment = (text: string): Instant => {
  if (isLocalDate(text)) return startOfDay(text);
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new InvalidArgumentError('A day, as 2026-09-01, or RFC 3339, as 2026-09-01T08:00:00+07:00.');
  return parsed.value;
};

export const now = (): Instant => instantOf(new Date());

export const today = (): LocalDate => localDateAt(now());
