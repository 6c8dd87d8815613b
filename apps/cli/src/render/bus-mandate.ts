import type { BusMandate } from '@lienthong/client';
import { localTime } from './time.js';

/** Who speaks for an agency on the bus, and when. */
export const busMandateText = ({ agency, tenures }: BusMandate): string =>
  [
    `${agency} – trục bản tin · message bus`,
    ...tenures.map(({ system, from, to }) => {
      return `  ${system} ${localTime(from)} – ${to === undefined ? '…' : localTime(to)}`;
    }),
  ].join('\n');
