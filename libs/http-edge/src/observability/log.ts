import { destination, pino, stdTimeFunctions } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export interface LogOptions {
  readonly level?: string;
  /** Default: standard output, written without blocking, within half a second. */
  readonly to?: DestinationStream;
}

/** JSON lines without host and process. Callers never give it headers, query strings, bodies or personal data. */
export const createLog = ({ level = 'info', to }: LogOptions = {}): Logger =>
  pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label) => ({ level: label }) } },
    to ?? destination({ fd: 1, sync: false, minLength: 8_192, periodicFlush: 500 }),
  );
