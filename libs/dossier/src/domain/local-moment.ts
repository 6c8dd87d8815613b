import type { Instant } from '@lienthong/kernel';

const AHEAD_MS = 7 * 3_600_000;

/** RFC 3339 in Việt Nam's time, as it is handed in: `2026-03-09T07:30:00+07:00`. */
export const localMoment = (instant: Instant): string =>
  `${new Date(Date.parse(instant) + AHEAD_MS).toISOString().slice(0, 19)}+07:00`;
