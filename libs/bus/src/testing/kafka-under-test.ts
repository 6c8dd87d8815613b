import { Admin } from '@platformatic/kafka';
import { Kafka, logLevel } from 'kafkajs';
import type { KafkaAccess } from '@lienthong/testing';
import type { BusUnderTest } from '../conformance/index.js';
import { topicMessages } from '../kafkajs/messages.js';
import { openKafkaBus } from '../kafkajs/kafka-bus.js';
import type { KafkaConnection } from '../kafka-connection.js';
import type { Bus, BusAlarm } from '../port/bus.js';

type Broker = Pick<KafkaAccess, 'scram' | 'ca' | 'admin'>;

/** The super user's way in, by password. */
export const connectionOf = ({ scram, ca, admin }: Broker): KafkaConnection => ({
  brokers: scram,
  tls: { ca },
  sasl: { mechanism: 'scram-sha-512', username: admin.username, password: admin.password },
});

export const openBus = (broker: Broker, onAlarm: (alarm: BusAlarm) => void = () => undefined): Bus =>
  openKafkaBus({ connection: connectionOf(broker), clientId: 'lienthong-test', onAlarm });

const adminOf = ({ scram, ca, admin }: Broker): Admin =>
  new Admin({
    clientId: 'lienthong-test-admin',
    bootstrapBrokers: [...scram],
    tls: { ca },
    sasl: { mechanism: 'SCRAM-SHA-512', username: admin.username, password: admin.password },
  });

export const withAdmin = async <T>(broker: Broker, work: (admin: Admin) => Promise<T>): Promise<T> => {
  const admin = adminOf(broker);
  try {
    return await work(admin);
  } finally {
    await admin.close();
  }
};

export const createTopics = async (
  broker: Broker,
  topics: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  replicas = 1,
): Promise<void> => {
  const configs = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await withAdmin(broker, (admin) => admin.createTopics({ topics: [...topics], partitions: 1, replicas, configs }));
};

/** kafkajs as it is, for what the adapter does not do. */
export const plainKafka = (broker: Broker): Kafka => {
  const { brokers, tls, sasl } = connectionOf(broker);
  return new Kafka({ brokers: [...brokers], ssl: { ...tls }, ...(sasl && { sasl }), logLevel: logLevel.NOTHING });
};

export const kafkaUnderTest = (broker: Broker): BusUnderTest => {
  const left: (() => Promise<void>)[] = [];
  return {
    open: () => openBus(broker),
    createTopics: (names) => createTopics(broker, names),
    deleteRecords: (topic, before) =>
      withAdmin(broker, async (admin) => {
        await admin.deleteRecords({
          topics: [{ name: topic, partitions: [{ partition: 0, offset: BigInt(before) }] }],
        });
      }),
    leaveOpen: async (transactionalId, batches) => {
      const producer = plainKafka(broker).producer({ transactionalId, idempotent: true, maxInFlightRequests: 1 });
      left.push(() => producer.disconnect());
      await producer.connect();
      await (await producer.transaction()).sendBatch({ topicMessages: topicMessages(batches) });
    },
    dispose: async () => {
      await Promise.all(left.map((disconnect) => disconnect()));
    },
  };
};
