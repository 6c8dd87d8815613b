import { AuthenticationError, MultipleErrors, NetworkError, TimeoutError } from '@platformatic/kafka';
import { isFault } from '@lienthong/kernel';
import type { Fault } from '@lienthong/kernel';
import { busFault } from '../port/faults.js';

const NOT_AUTHORIZED = [
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
];
const FENCED = ['INVALID_PRODUCER_EPOCH', 'PRODUCER_FENCED', 'INVALID_TXN_STATE'];
const TOO_LARGE = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'];
/** The broker forgot this producer, or gave its transaction up: whether what it sent was written is open. */
const OPEN = [
  'INVALID_PRODUCER_ID_MAPPING',
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'UNKNOWN_PRODUCER_ID',
  'TRANSACTION_ABORTABLE',
];

/** With all that it carries and all that caused it: a refused login comes as the cause of a network error. */
const flat = (error: unknown): readonly unknown[] => {
  if (!(error instanceof Error)) return [];
  const carried: readonly unknown[] = error instanceof MultipleErrors ? error.errors : [];
  return [error, ...[...carried, error.cause].flatMap(flat)];
};

/** The names that the protocol has for what brokers answered. */
export const codesOf = (error: unknown): readonly string[] =>
  flat(error).flatMap((one) => (one instanceof Error && 'apiId' in one ? [String(one.apiId)] : []));

export const isNotAuthorized = (error: unknown): boolean =>
  flat(error).some((one) => one instanceof AuthenticationError) ||
  codesOf(error).some((code) => NOT_AUTHORIZED.includes(code));

const isUnreachable = (error: unknown): boolean =>
  error instanceof NetworkError ||
  error instanceof TimeoutError ||
  (error instanceof Error && 'canRetry' in error && error.canRetry === true);

/** What @platformatic/kafka threw, in the words of the port. */
export const toFault = (error: unknown): Fault => {
  if (isFault(error)) return error;
  if (!(error instanceof Error)) return busFault.failed(error);
  if (isNotAuthorized(error)) return busFault.notAuthorized(error);
  if (flat(error).some(isUnreachable)) return busFault.unavailable(error);
  return busFault.failed(error);
};

/** The same of a producer, which may be fenced or send what a topic does not take. */
export const toProducerFault = (error: unknown): Fault => {
  const codes = codesOf(error);
  const is = (names: readonly string[]): boolean => codes.some((code) => names.includes(code));
  if (is(FENCED)) return busFault.fenced(error);
  if (is(TOO_LARGE)) return busFault.tooLarge(error);
  if (is(OPEN)) return busFault.unavailable(error);
  return toFault(error);
};
