import { instantOf } from '@lienthong/kernel';
import type { IHeaders, KafkaMessage, Message, TopicMessages } from 'kafkajs';
import { consumedRecord, valuesOf } from '../port/consumed-record.js';
import type { TopicRecords } from '../port/bus.js';
import type { BusRecord, ConsumedRecord, RawRecord, Written } from '../port/record.js';
import { isPlaceholder } from './placeholders.js';

const bufferOf = (written: Written): Buffer =>
  typeof written === 'string'
    ? Buffer.from(written, 'utf8')
    : Buffer.from(written.buffer, written.byteOffset, written.byteLength);

const messageOf = ({ key, value, headers }: BusRecord): Message => ({
  key: key === null ? null : bufferOf(key),
  value: value === null ? null : bufferOf(value),
  headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, valuesOf(text).map(bufferOf)])),
  partition: 0,
});

/** One batch for each topic, however often it is named. */
export const topicMessages = (batches: readonly TopicRecords[]): TopicMessages[] => {
  const byTopic = new Map<string, Message[]>();
  for (const { topic, records } of batches)
    byTopic.set(topic, [...(byTopic.get(topic) ?? []), ...records.map(messageOf)]);
  return [...byTopic].filter(([, messages]) => messages.length > 0).map(([topic, messages]) => ({ topic, messages }));
};

/**
 * kafkajs collects headers in a plain object, so a header called `toString` or `__proto__` comes with what Object has
 * under that name; and it gives null values, which its types leave out, as null.
 */
const headersOf = (headers: IHeaders | undefined): RawRecord['headers'] =>
  Object.entries(headers ?? {}).flatMap(([name, found]) => {
    const values: readonly unknown[] = Array.isArray(found) ? found : [found];
    return values
      .filter((value) => value === null || value instanceof Uint8Array)
      .map((value) => [name, value ?? new Uint8Array()] as const);
  });

export const recordOf = (topic: string, message: KafkaMessage): ConsumedRecord =>
  consumedRecord({
    topic,
    offset: Number(message.offset),
    appendedAt: instantOf(new Date(Number(message.timestamp))),
    value: message.value,
    raw: { key: message.key, headers: headersOf(message.headers) },
    ...(isPlaceholder(message) && { unreadable: true }),
  });
