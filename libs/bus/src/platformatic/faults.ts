import { AuthenticationError, MultipleErrors, NetworkError, TimeoutError } from '@platformatic/kafka';
import { isFault } from '@lienthong/kernel';
import type { Fault } from '@lienthong/kernel';
import { busFault } from '../port/faults.js';

const NOT_AUTHORIZED = [
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
];

/** With all that it carries and all that caused it: a refused login comes as the cause of a network error. */
const flat = (error: unknown): readonly unknown[] => {
  if (!(error instanceof Error)) return [];
  const carried: readonly unknown[] = error instanceof MultipleErrors ? error.errors : [];
  return [error, ...[...carried, error.cause].flatMap(flat)];
};

const isRefusal = (error: unknown): boolean =>
  error instanceof AuthenticationError ||
  (error instanceof Error && 'apiId' in error && NOT_AUTHORIZED.includes(String(error.apiId)));

const isUnreachable = (error: unknown): boolean =>
  error instanceof NetworkError ||
  error instanceof TimeoutError ||
  (error instanceof Error && 'canRetry' in error && error.canRetry === true);

/** What @platformatic/kafka threw, in the words of the port. */
export const toFault = (error: unknown): Fault => {
  if (isFault(error)) return error;
  if (!(error instanceof Error)) return busFault.failed(error);
  const errors = flat(error);
  if (errors.some(isRefusal)) return busFault.notAuthorized(error);
  if (errors.some(isUnreachable)) return busFault.unavailable(error);
  return busFault.failed(error);
};
