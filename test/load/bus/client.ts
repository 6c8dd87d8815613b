import type { KafkaConnection } from '@lienthong/bus';
import { Kafka, logLevel } from 'kafkajs';

/** kafkajs as it is, with the retries of the hub's own client. */
export const plainClient = ({ brokers, tls }: KafkaConnection, clientId: string): Kafka =>
  new Kafka({
    clientId,
    brokers: [...brokers],
    ssl: { ...tls },
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 3, multiplier: 2, maxRetryTime: 1_000, retries: 16 },
  });
