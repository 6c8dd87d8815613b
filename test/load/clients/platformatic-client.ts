import { Consumer, FetchIsolationLevels, MessagesStreamModes, Producer } from '@platformatic/kafka';
import type { KafkaAddress } from '@lienthong/testing';
import { several } from './bus-client.js';
import type { BusClient } from './bus-client.js';

export const platformaticClient = ({ mtls, ca, admin }: KafkaAddress): BusClient => {
  const options = {
    clientId: 'bench-platformatic',
    bootstrapBrokers: [...mtls],
    tls: { ca, cert: admin.cert, key: admin.key },
    retries: 100,
    retryDelay: 3,
  };
  const producer = new Producer(options);
  const transactional = new Producer({ ...options, idempotent: true, transactionalId: 'bench-platformatic' });
  const key = Buffer.from('k');
  return {
    name: '@platformatic/kafka',
    produce: (topic, batches, size, value) => {
      const messages = Array.from({ length: size }, () => ({ topic, key, value, partition: 0 }));
      return several(batches, () => producer.send({ messages, acks: -1 }));
    },
    transact: async (topic, value, ms) => {
      let count = 0;
      for (const end = Date.now() + ms; Date.now() < end; count += 1) {
        const transaction = await transactional.beginTransaction();
        await transaction.send({ messages: [{ topic, key, value, partition: 0 }], acks: -1 });
        await transaction.commit();
      }
      return count;
    },
    consume: async (topic, group, count) => {
      const consumer = new Consumer({ ...options, groupId: group });
      const stream = await consumer.consume({
        topics: [topic],
        autocommit: false,
        mode: MessagesStreamModes.EARLIEST,
        isolationLevel: FetchIsolationLevels.READ_COMMITTED,
        maxWaitTime: 250,
      });
      let seen = 0;
      for await (const message of stream) if (message.offset >= 0n && ++seen >= count) break;
      await consumer.close(true);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([producer.close(), transactional.close()]);
    },
  };
};
