import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka, Message } from 'kafkajs';

/** Sends what comes within a few milliseconds as one request, as a producer with a linger does; acks from all. */
export interface GatheringProducer extends AsyncDisposable {
  /** Resolves when the broker has it. */
  send(topic: string, message: Message): Promise<void>;
}

const LINGER_MS = 5;

export const createGatheringProducer = async (kafka: Kafka): Promise<GatheringProducer> => {
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  let waiting = new Map<string, Message[]>();
  let next: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    await pause(LINGER_MS);
    const topicMessages = [...waiting].map(([topic, messages]) => ({ topic, messages }));
    waiting = new Map();
    next = undefined;
    await producer.sendBatch({ topicMessages, acks: -1 });
  };
  return {
    send: (topic, message) => {
      const messages = waiting.get(topic);
      if (messages) messages.push({ ...message, partition: 0 });
      else waiting.set(topic, [{ ...message, partition: 0 }]);
      return (next ??= flush());
    },
    [Symbol.asyncDispose]: () => producer.disconnect(),
  };
};
