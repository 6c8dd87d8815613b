import { createWorkingTime } from '@lienthong/calendar';
import type { Definitions } from '@lienthong/dossier';
import type { ReportingHttpPorts } from '@lienthong/reporting/http';

/** What figures rest on: the definitions of dossiers, under the calendar that was known. */
export const groundOf =
  ({ library, calendar, hours, commonHours }: Definitions): ReportingHttpPorts['groundOf'] =>
  (agency, knownAt) => ({
    time: createWorkingTime(calendar.knownAt(knownAt), hours.get(agency) ?? commonHours),
    procedures: library,
  });
