import { addPartitionsToTxnV3, endTxnV4, initProducerIdV5 } from '@platformatic/kafka';
import type { Admin } from '@platformatic/kafka';
import type { Fault } from '@lienthong/kernel';
import type { KafkaConnection } from '../../kafka-connection.js';
import type { FencedProducer, TopicRecords } from '../../port/bus.js';
import { busFault } from '../../port/faults.js';
import { toProducerFault } from '../faults.js';
import { openAdmin } from '../open-admin.js';
import { coordinatorOf } from './coordinator.js';
import { messagesByTopic } from './messages.js';
import { senderOf } from './sending.js';

/** A transaction that its producer left is aborted by the broker after this; the successor need not wait for it. */
const TRANSACTION_MS = 30_000;
const REQUEST_MS = 10_000;

/**
 * Transactions in the words of the protocol, so that no client library repeats anything: when one of several brokers
 * refuses its part, kafkajs sends anew what the others are about to take or have taken, under further sequence numbers, and
 * the broker cannot know the repeat.
 */
export const openFencedProducer = async (
  connection: KafkaConnection,
  clientId: string,
  transactionalId: string,
): Promise<FencedProducer> => {
  const admin = openAdmin(connection, clientId, REQUEST_MS);
  try {
    return await producerOn(admin, transactionalId);
  } catch (error) {
    await admin.close();
    throw toProducerFault(error);
  }
};

const producerOn = async (admin: Admin, transactionalId: string): Promise<FencedProducer> => {
  const coordinator = coordinatorOf(admin, transactionalId);
  // The epoch of this producer fences the one before it; the answer comes when what that one left open has its markers.
  const { producerId, producerEpoch } = await coordinator.ask((broker) =>
    initProducerIdV5.api.async(broker, transactionalId, TRANSACTION_MS, -1n, -1),
  );
  const sender = senderOf(admin, { transactionalId, producerId, producerEpoch });
  let spent: Fault | undefined;

  const add = (topics: readonly string[]) =>
    coordinator.ask((broker) =>
      addPartitionsToTxnV3.api.async(broker, [
        {
          transactionalId,
          producerId,
          producerEpoch,
          verifyOnly: false,
          topics: topics.map((name) => ({ name, partitions: [0] })),
        },
      ]),
    );

  const end = (commit: boolean) =>
    coordinator.ask((broker) => endTxnV4.api.async(broker, transactionalId, producerId, producerEpoch, commit));

  /** Sends, and ends the transaction; what failed before its end is aborted at best effort, for readers' sake. */
  const inTransaction = async (batches: readonly TopicRecords[], commit: boolean) => {
    const messages = messagesByTopic(batches);
    if (messages.size === 0) return new Map<string, number>();
    const topics = [...messages.keys()];
    await sender.learn(topics);
    let offsets: ReadonlyMap<string, number>;
    try {
      await add(topics);
      offsets = await sender.send(messages);
    } catch (error) {
      if (toProducerFault(error).code !== 'bus/fenced') await end(false).catch(() => undefined);
      throw error;
    }
    await end(commit);
    return offsets;
  };

  const unlessSpent = async <T>(work: () => Promise<T>): Promise<T> => {
    if (spent !== undefined) throw spent;
    try {
      return await work();
    } catch (error) {
      // What came of the transaction is open, and so are the sequence numbers.
      spent = toProducerFault(error);
      throw spent;
    }
  };

  return {
    transact: (batches) => unlessSpent(() => inTransaction(batches, true)),
    discardOpen: (topics) =>
      unlessSpent(async () => {
        // A marker is written only where the transaction has a record: one that is never readable.
        const records = [{ key: null, value: null, headers: {} }];
        await inTransaction(
          topics.map((topic) => ({ topic, records })),
          false,
        );
      }),
    [Symbol.asyncDispose]: async () => {
      spent ??= busFault.closed();
      await admin.close().catch(() => undefined);
    },
  };
};
