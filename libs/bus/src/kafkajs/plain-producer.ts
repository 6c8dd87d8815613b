import type { Kafka, Producer } from 'kafkajs';
import type { TopicRecords } from '../port/bus.js';
import { busFault } from '../port/faults.js';
import { RETRY } from './client.js';
import { translated } from './faults.js';
import { topicMessages } from './messages.js';

export interface PlainProducer extends AsyncDisposable {
  produce(batches: readonly TopicRecords[]): Promise<void>;
}

/**
 * Idempotent, one call at a time, and one topic in a request: of several that different brokers lead, kafkajs sends those
 * again that were taken, or leaves out those that were not, when one broker fails. After an error it begins a new session:
 * kafkajs goes back in its sequence numbers, and the broker would take the next batch for a repeat of the one that it has,
 * and drop it.
 */
export const openPlainProducer = (kafka: Kafka): PlainProducer => {
  let session: Promise<Producer> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const connect = async (): Promise<Producer> => {
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: RETRY,
    });
    try {
      await producer.connect();
      return producer;
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw error;
    }
  };

  const end = async (): Promise<void> => {
    const ended = session;
    session = undefined;
    const producer = await ended?.catch(() => undefined);
    await producer?.disconnect().catch(() => undefined);
  };

  const send = async (batches: readonly TopicRecords[]): Promise<void> => {
    const messages = topicMessages(batches);
    if (messages.length === 0) return;
    if (closed) throw busFault.closed();
    try {
      const producer = await (session ??= connect());
      for (const ofOne of messages) await producer.sendBatch({ topicMessages: [ofOne], acks: -1 });
    } catch (error) {
      await end();
      throw error;
    }
  };

  return {
    produce: (batches) => {
      const turn = queue.then(() => translated(() => send(batches)));
      queue = turn.catch(() => undefined);
      return turn;
    },
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await queue;
      await end();
    },
  };
};
