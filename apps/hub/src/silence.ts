import { createWorkingTimes, workedBefore } from '@lienthong/calendar';
import type { Definitions } from '@lienthong/dossier';
import type { ExchangeOptions } from '@lienthong/exchange';
import type { HubConfig } from './config.js';

/** After which a delivery is silent: by the clock, or in working time under the calendar as known then. */
export const silenceOf = (
  { silenceHours, silenceWorkingHours }: Pick<HubConfig, 'silenceHours' | 'silenceWorkingHours'>,
  { calendar, commonHours }: Pick<Definitions, 'calendar' | 'commonHours'>,
): ExchangeOptions['silence'] => {
  if (silenceWorkingHours === undefined) return { hours: silenceHours };
  const times = createWorkingTimes();
  return {
    workingHours: silenceWorkingHours,
    before: (now, hours) => workedBefore(times(calendar.knownAt(now), commonHours), now, hours),
  };
};
