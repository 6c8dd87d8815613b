import { ZONE_OFFSET_MS } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { Moment, Precision } from './view-row.js';

const UNIT_MS: Readonly<Record<Precision, number>> = { day: 86_400_000, minute: 60_000, second: 1_000 };

/** Days are those of Việt Nam. */
const unitOf = (instant: Instant, precision: Precision): number =>
  Math.floor((Date.parse(instant) + ZONE_OFFSET_MS) / UNIT_MS[precision]);

/** As exactly as the record was written: a register that knows the day does not contradict an hour. */
export const isSameMoment = ({ at, precision }: Moment, ours: Instant): boolean =>
  unitOf(at, precision) === unitOf(ours, precision);
