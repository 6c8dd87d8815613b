import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { describeError } from './describe-error.js';

const contextOf = (rest: readonly unknown[]): string => {
  const last = rest.at(-1);
  return typeof last === 'string' && /^[\w.-]{1,64}$/.test(last) ? last : 'Nest';
};

/** Nest tells some errors as text, as of a port that is taken: of it only the code of the system is told. */
const describe = (message: unknown) => {
  const [code] =
    (typeof message === 'string' ? /\b(?:E[A-Z0-9]{3,20}|ERR_[A-Z0-9_]{3,60})\b/.exec(message) : null) ?? [];
  return { ...describeError(message), ...(code === undefined ? {} : { code }) };
};

/** Nest's own log: warnings (written by its authors) in words, errors by kind and place only. */
export const nestLog = (log: Logger): LoggerService => ({
  log: (_message: unknown, ...rest: unknown[]) => log.debug({ context: contextOf(rest) }, 'nest'),
  warn: (message: unknown, ...rest: unknown[]) =>
    log.warn({ context: contextOf(rest), text: typeof message === 'string' ? message : undefined }, 'nest'),
  error: (message: unknown, ...rest: unknown[]) =>
    log.error({ context: contextOf(rest), error: describe(message) }, 'nest'),
});
