import type { Instant } from '@lienthong/kernel';
import { formatWireDateTime } from '@lienthong/identifiers';
import type { Moment, Precision } from './view-row.js';

/** Characters of `yyyy/MM/dd HH:mm:ss`, the civil time of Việt Nam. */
const LENGTH: Readonly<Record<Precision, number>> = { day: 10, minute: 16, second: 19 };

/** As exactly as the record was written: a register that knows the day does not contradict an hour. */
export const isSameMoment = ({ at, precision }: Moment, ours: Instant): boolean =>
  formatWireDateTime(at).slice(0, LENGTH[precision]) === formatWireDateTime(ours).slice(0, LENGTH[precision]);
