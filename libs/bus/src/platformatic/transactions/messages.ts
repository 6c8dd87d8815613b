import type { MessageRecord } from '@platformatic/kafka';
import type { TopicRecords } from '../../port/bus.js';
import { bytesOf, valuesOf } from '../../port/consumed-record.js';
import type { BusRecord, Written } from '../../port/record.js';

const bufferOf = (written: Written): Buffer => {
  const { buffer, byteOffset, byteLength } = bytesOf(written);
  return Buffer.from(buffer, byteOffset, byteLength);
};

/** The library's types leave out that a key and a value may be null, which it writes as the protocol has it. */
type Nullable = Omit<MessageRecord, 'key' | 'value'> & { readonly key: Buffer | null; readonly value: Buffer | null };

const messageOf = (topic: string, { key, value, headers }: BusRecord): MessageRecord => {
  const message: Nullable = {
    topic,
    partition: 0,
    key: key === null ? null : bufferOf(key),
    value: value === null ? null : bufferOf(value),
    // Names are compared as objects, so that one may stand more than once.
    headers: new Map(
      Object.entries(headers).flatMap(([name, written]) =>
        valuesOf(written).map((one): [Buffer, Buffer] => [Buffer.from(name, 'utf8'), bufferOf(one)]),
      ),
    ),
  };
  return message as MessageRecord;
};

/** By topic, however often it is named; without those that have nothing. */
export const messagesByTopic = (batches: readonly TopicRecords[]): ReadonlyMap<string, readonly MessageRecord[]> => {
  const byTopic = new Map<string, MessageRecord[]>();
  for (const { topic, records } of batches) {
    if (records.length === 0) continue;
    const messages = byTopic.get(topic) ?? [];
    for (const record of records) messages.push(messageOf(topic, record));
    byTopic.set(topic, messages);
  }
  return byTopic;
};
