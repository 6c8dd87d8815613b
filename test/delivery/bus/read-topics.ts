import { randomUUID } from 'node:crypto';
import { parseSequence } from '@lienthong/bus';
import { openKafkaBus } from '@lienthong/bus/kafka';
import type { KafkaConnection } from '@lienthong/bus';
import type { KafkaMessage } from 'kafkajs';
import type { Shown } from './bus-violations.js';
import { kafkaClient } from './traffic/kafka-client.js';

/** The last readable offset of each topic, -1 where there is none. */
const lastOffsets = async (
  connection: KafkaConnection,
  topics: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  await using bus = openKafkaBus({ connection, clientId: 'proof', onAlarm: () => undefined });
  const tails = await bus.tails(topics);
  const lastOf = (topic: string): number => {
    const tail = tails.get(topic);
    return tail?.kind === 'record' ? tail.last.offset : -1;
  };
  return new Map(topics.map((topic) => [topic, lastOf(topic)]));
};

/** Every record that a reader at `read_committed` gets, from the beginning up to what was last when this was called. */
export const readTopics = async (
  connection: KafkaConnection,
  topics: readonly string[],
): Promise<ReadonlyMap<string, readonly KafkaMessage[]>> => {
  const last = await lastOffsets(connection, topics);
  const wanted = topics.filter((topic) => (last.get(topic) ?? -1) >= 0);
  const found = new Map<string, Map<string, KafkaMessage>>(topics.map((topic) => [topic, new Map()]));
  if (wanted.length > 0) {
    const consumer = kafkaClient(connection).consumer({
      groupId: `proof-${randomUUID()}`,
      maxWaitTimeInMs: 50,
      allowAutoTopicCreation: false,
    });
    const open = new Set(wanted);
    const complete = Promise.withResolvers<undefined>();
    await consumer.connect();
    await consumer.subscribe({ topics: wanted, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: ({ batch }) => {
        for (const message of batch.messages) found.get(batch.topic)?.set(message.offset, message);
        if (Number(batch.lastOffset()) >= (last.get(batch.topic) ?? 0)) open.delete(batch.topic);
        if (open.size === 0) complete.resolve(undefined);
        return Promise.resolve();
      },
    });
    await complete.promise;
    await consumer.disconnect();
  }
  return new Map([...found].map(([topic, messages]) => [topic, [...messages.values()]]));
};

const generationOf = ({ headers = {} }: KafkaMessage): number => Number(headers['ce_rebuild'] ?? 0);

/** What counts once a topic was rebuilt: a reader that meets a higher `rebuild` begins anew with it. */
export const sinceRebuild = (messages: readonly KafkaMessage[]): readonly KafkaMessage[] => {
  const last = Math.max(0, ...messages.map(generationOf));
  return messages.filter((message) => generationOf(message) === last);
};

/** A record of an `in` topic, as the proofs compare it with the inbox. */
export const shownIn = ({ headers = {}, key, value, offset }: KafkaMessage): Shown => {
  const sequence = parseSequence(String(headers['ce_sequence']))?.revision ?? -1;
  const { entry } = JSON.parse(String(value)) as {
    entry: { kind: string; transfer?: string; messageId?: string; record?: { offset: number } };
  };
  return {
    sequence,
    kind: entry.kind,
    transfer: entry.transfer ?? '',
    key: key?.toString() ?? null,
    offset: Number(offset),
    ...(entry.messageId === undefined ? {} : { messageId: entry.messageId }),
    ...(entry.record === undefined ? {} : { answers: entry.record.offset }),
  };
};
