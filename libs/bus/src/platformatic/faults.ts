import { AuthenticationError, findErrorBy, MultipleErrors, NetworkError, TimeoutError } from '@platformatic/kafka';
import { isFault } from '@lienthong/kernel';
import type { Fault } from '@lienthong/kernel';
import { busFault } from '../port/faults.js';

const NOT_AUTHORIZED = [
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
];

/** An error with all that it holds: parts and causes. */
const flat = (error: unknown): readonly Error[] =>
  error instanceof Error
    ? [error, ...(error instanceof MultipleErrors ? error.errors.flatMap(flat) : []), ...flat(error.cause)]
    : [];

const isUnreachable = (error: unknown): boolean =>
  error instanceof NetworkError ||
  error instanceof TimeoutError ||
  (error instanceof Error && 'canRetry' in error && error.canRetry === true);

/** What @platformatic/kafka threw, in the words of the port. */
export const toFault = (error: unknown): Fault => {
  if (isFault(error)) return error;
  if (!(error instanceof Error)) return busFault.failed(error);
  const is = (id: string): boolean => findErrorBy(error, 'apiId', id) !== null;
  if (NOT_AUTHORIZED.some(is) || flat(error).some((one) => one instanceof AuthenticationError))
    return busFault.notAuthorized(error);
  if (flat(error).some(isUnreachable)) return busFault.unavailable(error);
  return busFault.failed(error);
};
