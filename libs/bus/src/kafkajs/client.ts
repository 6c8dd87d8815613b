import { Kafka, logLevel } from 'kafkajs';
import type { KafkaConfig, LogEntry, RetryOptions } from 'kafkajs';
import type { KafkaConnection } from '../kafka-connection.js';
import type { BusLog, BusLogLine } from './log.js';

const levelOf = (level: logLevel): BusLogLine['level'] => {
  if (level === logLevel.ERROR) return 'error';
  return level === logLevel.WARN ? 'warn' : 'info';
};

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Errors of handlers and of decoding may quote a record: only fields that cannot are passed on. */
const cut = ({ namespace, level, log }: LogEntry): BusLogLine => {
  const [group, topic, broker] = [text(log['groupId']), text(log['topic']), text(log['broker'])];
  return {
    level: levelOf(level),
    message: namespace === 'Runner' ? 'A batch was not taken.' : log.message,
    ...(group !== undefined && { group }),
    ...(topic !== undefined && { topic }),
    ...(broker !== undefined && { broker }),
  };
};

const security = ({ tls, sasl }: KafkaConnection): Pick<KafkaConfig, 'ssl' | 'sasl'> => ({
  ssl: {
    ...(tls.ca !== undefined && { ca: tls.ca }),
    ...(tls.cert !== undefined && { cert: tls.cert }),
    ...(tls.key !== undefined && { key: tls.key }),
  },
  ...(sasl && { sasl }),
});

/** Ends after about ten seconds without a broker. */
export const RETRY: RetryOptions = { initialRetryTime: 50, multiplier: 2, maxRetryTime: 1_000, retries: 13 };

export const createClient = (connection: KafkaConnection, clientId: string, onLog: BusLog): Kafka =>
  new Kafka({
    brokers: [...connection.brokers],
    clientId,
    ...security(connection),
    connectionTimeout: 3_000,
    authenticationTimeout: 5_000,
    requestTimeout: 10_000,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => onLog(cut(entry)),
  });
