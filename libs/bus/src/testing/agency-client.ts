import {
  AuthenticationError,
  Consumer,
  MessagesStreamModes,
  Producer,
  stringDeserializers,
  stringSerializers,
} from '@platformatic/kafka';
import type { KafkaAccess, KafkaUser, Certificate } from '@lienthong/testing';

export type Login = { readonly user: KafkaUser } | { readonly certificate: Certificate };

const connectionOf = (kafka: KafkaAccess, login: Login) => ({
  clientId: 'agency',
  connectTimeout: 5_000,
  ...('user' in login
    ? {
        bootstrapBrokers: [...kafka.scram],
        tls: { ca: kafka.ca },
        sasl: { mechanism: 'SCRAM-SHA-512' as const, ...login.user },
      }
    : { bootstrapBrokers: [...kafka.mtls], tls: { ca: kafka.ca, ...login.certificate } }),
});

export type Outcome = 'done' | 'not allowed' | 'not let in' | { readonly read: string };

/** What an agency's own client does, and what the broker makes of it; anything but a refusal of access is thrown. */
export interface AgencyClient {
  write(topic: string, value: string): Promise<Outcome>;
  /** The first value in the topic, read as a member of the group. */
  read(group: string, topic: string): Promise<Outcome>;
}

/** The error with all that it carries and all that caused it. */
const chain = (error: unknown): readonly Error[] => {
  if (!(error instanceof Error)) return [];
  const carried: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...[...carried, error.cause].flatMap(chain)];
};

const refusalIn = (error: unknown): Outcome | undefined => {
  const errors = chain(error);
  if (errors.some((one) => 'apiId' in one && String(one.apiId).endsWith('_AUTHORIZATION_FAILED'))) return 'not allowed';
  return errors.some((one) => one instanceof AuthenticationError) ? 'not let in' : undefined;
};

const outcome = async (work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === undefined) throw error;
    return refusal;
  }
};

export const agencyClient = (kafka: KafkaAccess, login: Login): AgencyClient => ({
  write: (topic, value) =>
    outcome(async () => {
      const producer = new Producer({ ...connectionOf(kafka, login), retries: 0, serializers: stringSerializers });
      try {
        await producer.send({ messages: [{ topic, key: 'k', value }] });
        return 'done';
      } finally {
        await producer.close();
      }
    }),
  read: (groupId, topic) =>
    outcome(async () => {
      const consumer = new Consumer({
        ...connectionOf(kafka, login),
        // The broker's first group waits until its coordinator is there.
        retries: 10,
        retryDelay: 200,
        groupId,
        deserializers: stringDeserializers,
        maxWaitTime: 200,
      });
      try {
        const stream = await consumer.consume({ topics: [topic], mode: MessagesStreamModes.EARLIEST });
        for await (const { value } of stream) return { read: value };
        throw new RangeError('The stream ended');
      } finally {
        await consumer.close(true);
      }
    }),
});
