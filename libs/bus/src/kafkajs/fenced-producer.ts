import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka, RecordMetadata } from 'kafkajs';
import type { Fault } from '@lienthong/kernel';
import type { FencedProducer, TopicRecords } from '../port/bus.js';
import { busFault } from '../port/faults.js';
import { RETRY } from './client.js';
import { toFault, translated } from './faults.js';
import { topicMessages } from './messages.js';

/** A transaction that its producer left is aborted by the broker after this; the successor need not wait for it. */
const TRANSACTION_MS = 30_000;

/**
 * For a moment after a commit the broker writes its markers, and refuses the next transaction meanwhile
 * (CONCURRENT_TRANSACTIONS): kafkajs then asks for the coordinator and the metadata again before it repeats.
 */
const REST_MS = 5;

const baseOffsets = (written: readonly RecordMetadata[]): ReadonlyMap<string, number> =>
  new Map(written.map(({ topicName, baseOffset }) => [topicName, Number(baseOffset)]));

/** kafkajs initialises a transactional id with its first transaction: an empty one fences, without a marker. */
export const openFencedProducer = async (kafka: Kafka, transactionalId: string): Promise<FencedProducer> => {
  const producer = kafka.producer({
    transactionalId,
    idempotent: true,
    maxInFlightRequests: 1,
    transactionTimeout: TRANSACTION_MS,
    allowAutoTopicCreation: false,
    retry: RETRY,
  });
  let spent: Fault | undefined;
  let committedAt = -REST_MS;

  const close = async (): Promise<void> => {
    spent ??= busFault.closed();
    await producer.disconnect().catch(() => undefined);
  };

  const write = async (batches: readonly TopicRecords[]): Promise<ReadonlyMap<string, number>> => {
    const messages = topicMessages(batches);
    if (messages.length === 0) return new Map();
    const rest = committedAt + REST_MS - performance.now();
    if (rest > 0) await pause(rest);
    const transaction = await producer.transaction();
    try {
      const written = await transaction.sendBatch({ topicMessages: messages, acks: -1 });
      await transaction.commit();
      committedAt = performance.now();
      return baseOffsets(written);
    } catch (error) {
      // Best effort, so that readers need not wait for the successor; after a failed commit it only says so.
      if (transaction.isActive()) await transaction.abort().catch(() => undefined);
      throw error;
    }
  };

  const discard = async (topics: readonly string[]): Promise<void> => {
    const transaction = await producer.transaction();
    // A marker is written only where the transaction has a record: one that is never readable.
    const messages = [{ key: null, value: null, partition: 0 }];
    await transaction.sendBatch({ topicMessages: topics.map((topic) => ({ topic, messages })), acks: -1 });
    await transaction.abort();
  };

  const unlessSpent = async <T>(work: () => Promise<T>): Promise<T> => {
    if (spent !== undefined) throw spent;
    try {
      return await work();
    } catch (error) {
      // kafkajs goes back in its sequence numbers after an error: the broker could take the next batch for a repeat.
      spent = toFault(error);
      throw spent;
    }
  };

  try {
    await translated(async () => {
      await producer.connect();
      await (await producer.transaction()).abort();
    });
  } catch (error) {
    await close();
    throw error;
  }

  return {
    transact: (batches) => unlessSpent(() => write(batches)),
    discardOpen: (topics) => unlessSpent(() => discard(topics)),
    [Symbol.asyncDispose]: close,
  };
};
