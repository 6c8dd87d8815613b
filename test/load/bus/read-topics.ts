import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';

export type OnRecord = (topic: string, message: KafkaMessage) => void;

const isJoined = (assignment: Readonly<Record<string, readonly number[]>>, topics: readonly string[]): boolean =>
  topics.every((topic) => topic in assignment);

/** Reads topics from their beginning at `read_committed`; resolves once it reads. */
export const readTopics = async (
  kafka: Kafka,
  topics: readonly string[],
  onRecord: OnRecord,
): Promise<AsyncDisposable> => {
  const consumer = kafka.consumer({
    groupId: `bench-readers-${randomUUID()}`,
    sessionTimeout: 60_000,
    maxWaitTimeInMs: 250,
    allowAutoTopicCreation: false,
    readUncommitted: false,
  });
  /** It commits nothing, so that after a rebalance it reads again what it had. */
  const reached = new Map<string, number>();
  const joined = Promise.withResolvers<undefined>();
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    if (isJoined(payload.memberAssignment, topics)) joined.resolve(undefined);
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch }) => {
      for (const message of batch.messages) {
        const offset = Number(message.offset);
        if (offset <= (reached.get(batch.topic) ?? -1)) continue;
        reached.set(batch.topic, offset);
        onRecord(batch.topic, message);
      }
      return Promise.resolve();
    },
  });
  await joined.promise;
  return { [Symbol.asyncDispose]: () => consumer.disconnect() };
};
