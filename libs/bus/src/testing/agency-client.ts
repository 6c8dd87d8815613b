import { Consumer, MessagesStreamModes, Producer, stringDeserializers, stringSerializers } from '@platformatic/kafka';
import type { KafkaAccess, KafkaUser, Certificate } from '@lienthong/testing';
import { isFault } from '@lienthong/kernel';
import { toFault } from '../platformatic/faults.js';

export type Login = { readonly user: KafkaUser } | { readonly certificate: Certificate };

const connectionOf = (kafka: KafkaAccess, login: Login) => ({
  clientId: 'agency',
  retries: 0,
  connectTimeout: 5_000,
  ...('user' in login
    ? {
        bootstrapBrokers: [...kafka.scram],
        tls: { ca: kafka.ca },
        sasl: { mechanism: 'SCRAM-SHA-512' as const, ...login.user },
      }
    : { bootstrapBrokers: [...kafka.mtls], tls: { ca: kafka.ca, ...login.certificate } }),
});

/** What an agency's own client does, without patience: resolves with `done`, or the code of the fault. */
export interface AgencyClient {
  write(topic: string, value: string): Promise<string>;
  /** The first value in the topic, read as a member of the group. */
  read(group: string, topic: string): Promise<string>;
}

const outcome = async (work: () => Promise<string>): Promise<string> => {
  try {
    return await work();
  } catch (error) {
    const fault = toFault(error);
    return isFault(fault) ? fault.code : 'unknown';
  }
};

export const agencyClient = (kafka: KafkaAccess, login: Login): AgencyClient => ({
  write: (topic, value) =>
    outcome(async () => {
      const producer = new Producer({ ...connectionOf(kafka, login), serializers: stringSerializers });
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
        groupId,
        deserializers: stringDeserializers,
        maxWaitTime: 200,
      });
      try {
        const stream = await consumer.consume({ topics: [topic], mode: MessagesStreamModes.EARLIEST });
        for await (const { value } of stream) return value;
        return 'ended';
      } finally {
        await consumer.close(true);
      }
    }),
});
