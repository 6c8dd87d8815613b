import type { Instant } from '@lienthong/kernel';
import type { Moment, Precision } from './view-row.js';

const UNIT_MS: Readonly<Record<Precision, number>> = { day: 86_400_000, minute: 60_000, second: 1_000 };
/** Days are those of Việt Nam: UTC+7 without summer time since 1975. */
const OFFSET_MS = 7 * 3_600_000;

const unitOf = (instant: Instant, precision: Precision): number =>
  Math.floor((Date.parse(instant) + OFFSET_MS) / UNIT_MS[precision]);

/** As exactly as the record was written: a register that knows the day does not contradict an hour. */
export const isSameMoment = ({ at, precision }: Moment, ours: Instant): boolean =>
  unitOf(at, precision) === unitOf(ours, precision);
