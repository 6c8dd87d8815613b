import { busFault } from '../port/faults.js';
import type { Bus, BusAlarm, Consumer, FencedProducer } from '../port/bus.js';
import type { KafkaConnection } from '../kafka-connection.js';
import { openTopicReader } from '../platformatic/reader.js';
import { openFencedProducer } from '../platformatic/transactions/fenced-producer.js';
import { createClient } from './client.js';
import { registerCodecs } from './codecs.js';
import { startConsumer } from './consumer.js';
import type { BusLog } from './log.js';
import { openPlainProducer } from './plain-producer.js';

export interface KafkaBusOptions {
  readonly connection: KafkaConnection;
  /** Shown in the broker's logs and quotas. */
  readonly clientId: string;
  readonly onAlarm: (alarm: BusAlarm) => void;
  /** Warnings and errors of the client library. Default: none. */
  readonly onLog?: BusLog;
}

/** The message bus over Kafka. Opening connects to nothing: that happens with the first call that needs it. */
export const openKafkaBus = ({ connection, clientId, onAlarm, onLog = () => undefined }: KafkaBusOptions): Bus => {
  registerCodecs();
  const kafka = createClient(connection, clientId, onLog);
  const reader = openTopicReader(connection, `${clientId}-reader`);
  const plain = openPlainProducer(kafka);
  const consumers = new Set<Consumer>();
  const producers = new Set<FencedProducer>();
  let closed = false;

  const whileOpen = async <T>(work: () => Promise<T> | T): Promise<T> => {
    if (closed) throw busFault.closed();
    return work();
  };

  return {
    fencedProducer: (id) =>
      whileOpen(async () => {
        const producer = await openFencedProducer(connection, `${clientId}-${id}`, id);
        producers.add(producer);
        return producer;
      }),
    produce: (batches) => whileOpen(() => plain.produce(batches)),
    consume: (options) =>
      whileOpen(() => {
        const consumer = startConsumer(kafka, options, (topics) => reader.existing(topics), onAlarm);
        consumers.add(consumer);
        return consumer;
      }),
    extents: (topics) => whileOpen(() => reader.extents(topics)),
    tails: (topics) => whileOpen(() => reader.tails(topics)),
    committed: (group, topics) => whileOpen(() => reader.committed(group, topics)),
    committedBy: (groups) => whileOpen(() => reader.committedBy(groups)),
    ping: () => whileOpen(() => reader.ping()),
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await Promise.all([...consumers].map((consumer) => consumer.stop()));
      await Promise.all([...producers].map((producer) => producer[Symbol.asyncDispose]()));
      await plain[Symbol.asyncDispose]();
      await reader[Symbol.asyncDispose]();
    },
  };
};
