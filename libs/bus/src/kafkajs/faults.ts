import { isFault } from '@lienthong/kernel';
import type { Fault } from '@lienthong/kernel';
import { busFault } from '../port/faults.js';

const NOT_AUTHORIZED = [
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'SASL_AUTHENTICATION_FAILED',
];
const TOO_LARGE = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE'];
const UNKNOWN_TOPIC = ['UNKNOWN_TOPIC_OR_PARTITION', 'INVALID_TOPIC_EXCEPTION'];
/** The broker forgot this producer, or one of its batches: whether what it sent was written is open. */
const OPEN = ['INVALID_PRODUCER_ID_MAPPING', 'OUT_OF_ORDER_SEQUENCE_NUMBER', 'UNKNOWN_PRODUCER_ID'];

interface Seen {
  readonly name: string;
  readonly type: string;
  readonly retriable: boolean;
}

const see = (error: Error): Seen => {
  const type = 'type' in error && typeof error.type === 'string' ? error.type : '';
  return {
    name: error.name,
    type,
    retriable: 'retriable' in error && error.retriable === true,
  };
};

/** kafkajs wraps an error that it retried in vain; what is meant is at the bottom. */
const chainOf = (error: unknown): readonly Seen[] =>
  error instanceof Error ? [see(error), ...chainOf(error.cause)] : [];

/** What kafkajs threw, in the words of the port. */
export const toFault = (error: unknown): Fault => {
  if (isFault(error)) return error;
  const chain = chainOf(error);
  const is = (types: readonly string[]): boolean => chain.some(({ type }) => types.includes(type));
  if (is(NOT_AUTHORIZED) || chain.some(({ name }) => name === 'KafkaJSSASLAuthenticationError'))
    return busFault.notAuthorized(error);
  if (is(TOO_LARGE)) return busFault.tooLarge(error);
  if (is(UNKNOWN_TOPIC)) return busFault.unknownTopic(error);
  if (is(OPEN) || chain.some(({ name, retriable }) => retriable || UNREACHABLE.has(name)))
    return busFault.unavailable(error);
  return busFault.failed(error);
};

const UNREACHABLE = new Set([
  'KafkaJSNumberOfRetriesExceeded',
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSBrokerNotFound',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSLockTimeout',
]);

/** Runs a call of kafkajs; what it throws comes out as a Fault. */
export const translated = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    throw toFault(error);
  }
};
