import { Kafka, logLevel } from 'kafkajs';
import type { KafkaAddress } from '@lienthong/testing';
import { several } from './bus-client.js';
import type { BusClient } from './bus-client.js';

export const kafkajsClient = async ({ mtls, ca, admin }: KafkaAddress): Promise<BusClient> => {
  const kafka = new Kafka({
    brokers: [...mtls],
    ssl: { ca, cert: admin.cert, key: admin.key },
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 3, multiplier: 2, maxRetryTime: 1_000, retries: 16 },
  });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const transactional = kafka.producer({ transactionalId: 'bench-kafkajs', idempotent: true, maxInFlightRequests: 1 });
  await Promise.all([producer.connect(), transactional.connect()]);
  return {
    name: 'kafkajs',
    produce: (topic, batches, size, value) => {
      const messages = Array.from({ length: size }, () => ({ key: 'k', value, partition: 0 }));
      return several(batches, () => producer.send({ topic, messages, acks: -1 }));
    },
    transact: async (topic, value, ms) => {
      let count = 0;
      for (const end = Date.now() + ms; Date.now() < end; count += 1) {
        const transaction = await transactional.transaction();
        await transaction.send({ topic, messages: [{ key: 'k', value, partition: 0 }] });
        await transaction.commit();
      }
      return count;
    },
    consume: async (topic, group, count) => {
      const consumer = kafka.consumer({ groupId: group });
      const done = Promise.withResolvers<undefined>();
      let seen = 0;
      await consumer.connect();
      await consumer.subscribe({ topics: [topic], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          seen += batch.messages.length;
          if (seen >= count) done.resolve(undefined);
          return Promise.resolve();
        },
      });
      await done.promise;
      await consumer.disconnect();
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([producer.disconnect(), transactional.disconnect()]);
    },
  };
};
