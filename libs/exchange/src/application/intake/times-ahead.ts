import { parseLocalDate, startOfDay } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { DocumentHead, Warning } from '../../domain/transfer/document.js';

const DAY_MS = 86_400_000;

/** Clocks differ, and a document may be dated for tomorrow: only what lies further ahead is told. */
const isAhead = (claimed: string, now: string): boolean => Date.parse(claimed) > Date.parse(now) + DAY_MS;

/** A time that lies ahead of the hub's clock is taken as it came, and its sender is told. */
export const timeAhead = (claimed: Instant | string, now: Instant | string, path: string): readonly Warning[] =>
  isAhead(claimed, now) ? [{ code: 'exchange/time-ahead', path }] : [];

/** The same of the day on which a document says that it was promulgated; its due date may lie anywhere. */
export const promulgationAhead = (
  { promulgatedOn }: Pick<DocumentHead, 'promulgatedOn'>,
  now: Instant,
  path: string,
): readonly Warning[] => {
  const day = promulgatedOn === undefined ? undefined : parseLocalDate(promulgatedOn);
  return day?.ok ? timeAhead(startOfDay(day.value), now, path) : [];
};
