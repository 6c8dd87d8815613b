import { Admin } from '@platformatic/kafka';
import type { KafkaConnection } from '../kafka-connection.js';

/** Whoever opens it closes it. `timeoutMs`: what one request may take. */
export const openAdmin = ({ brokers, tls, sasl }: KafkaConnection, clientId: string, timeoutMs: number): Admin =>
  new Admin({
    clientId,
    bootstrapBrokers: [...brokers],
    tls: {
      ...(tls.ca !== undefined && { ca: tls.ca }),
      ...(tls.cert !== undefined && { cert: tls.cert }),
      ...(tls.key !== undefined && { key: tls.key }),
    },
    ...(sasl && { sasl: { mechanism: 'SCRAM-SHA-512', username: sasl.username, password: sasl.password } }),
    connectTimeout: 3_000,
    timeout: timeoutMs,
    requestTimeout: Math.max(timeoutMs, 30_000),
    retries: 3,
    retryDelay: 200,
    metadataMaxAge: 5_000,
  });
