import { Kafka, logLevel } from 'kafkajs';
import type { KafkaConnection } from '@lienthong/bus';

/** kafkajs as it is, for agencies and for looking at what lies in the topics. */
export const kafkaClient = ({ brokers, tls, sasl }: KafkaConnection): Kafka =>
  new Kafka({
    brokers: [...brokers],
    ssl: { ...(tls.ca && { ca: tls.ca }), ...(tls.cert && { cert: tls.cert }), ...(tls.key && { key: tls.key }) },
    ...(sasl && { sasl }),
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    retry: { initialRetryTime: 50, maxRetryTime: 1_000, retries: 8 },
    logLevel: logLevel.NOTHING,
  });
