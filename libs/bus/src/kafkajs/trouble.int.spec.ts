import { jest } from '@jest/globals';
import { Producer } from '@platformatic/kafka';
import { setTimeout as wait } from 'node:timers/promises';
import { kafkaEngine, startKafka, withKafka } from '@lienthong/testing';
import type { KafkaAccess, KafkaCluster } from '@lienthong/testing';
import { batch, codeOf, read, record, textOf, until } from '../conformance/index.js';
import { freshName } from '../conformance/bus-under-test.js';
import { connectionOf, createTopics, openBus } from '../testing/kafka-under-test.js';
import { openKafkaBus } from './kafka-bus.js';

jest.setTimeout(180_000);

const codecs = ['gzip', 'snappy', 'lz4', 'zstd'] as const;
type Compression = (typeof codecs)[number];

/** Another client, with every codec. */
const sendCompressed = async (
  { scram, ca, admin }: KafkaAccess,
  topic: string,
  compression: Compression,
  values: readonly Buffer[],
): Promise<void> => {
  const producer = new Producer({
    clientId: 'other',
    bootstrapBrokers: [...scram],
    tls: { ca },
    sasl: { mechanism: 'SCRAM-SHA-512', username: admin.username, password: admin.password },
    compression,
  });
  await producer.send({ messages: values.map((value) => ({ topic, value, key: Buffer.from('k') })), acks: -1 });
  await producer.close();
};

describe('records of clients that compress', () => {
  withKafka('are read whatever codec they used', async (broker) => {
    const topic = freshName('codecs');
    await createTopics(broker, [topic]);
    for (const codec of codecs)
      await sendCompressed(broker, topic, codec, [Buffer.from(`${codec} 0`), Buffer.from(`${codec} 1`)]);
    await using bus = openBus(broker);
    const reading = await read(bus, { group: freshName('g'), topics: [topic] });
    await until('all of them', () => reading.seen.length === 8);
    expect(reading.seen.map(textOf)).toEqual(codecs.flatMap((codec) => [`${codec} 0`, `${codec} 1`]));
    expect(reading.seen.every(({ unreadable }) => unreadable === undefined)).toBe(true);
  });

  for (const codec of codecs)
    withKafka(
      `that grow beyond the bound by ${codec} come as unreadable, each at its place, and the topic goes on`,
      async (broker) => {
        const topic = freshName('bomb');
        await createTopics(broker, [topic], { 'max.message.bytes': '4000000' });
        await using bus = openBus(broker);
        await bus.produce([batch(topic, 'before')]);
        await sendCompressed(broker, topic, codec, [Buffer.alloc(10_000_000), Buffer.alloc(10_000_000)]);
        await bus.produce([batch(topic, 'behind')]);
        const reading = await read(bus, { group: freshName('g'), topics: [topic] });
        await until('all four', () => reading.seen.length === 4);
        expect(reading.seen.map(({ offset, unreadable }) => [offset, unreadable])).toEqual([
          [0, undefined],
          [1, true],
          [2, true],
          [3, undefined],
        ]);
      },
    );
});

describe('a principal without rights', () => {
  withKafka('is told so', async (broker) => {
    const topic = freshName('foreign');
    await createTopics(broker, [topic]);
    const { username, password } = await broker.addUser(freshName('nobody'));
    const connection = { ...connectionOf(broker), sasl: { mechanism: 'scram-sha-512' as const, username, password } };
    await using bus = openKafkaBus({ connection, clientId: 'nobody', onAlarm: () => undefined });
    await bus.ping();
    expect(await codeOf(bus.produce([{ topic, records: [record('x')] }]))).toBe('bus/not-authorized');
    expect(await codeOf(bus.fencedProducer(freshName('id')))).toBe('bus/not-authorized');
    expect((await bus.tails([topic])).get(topic)).toEqual({ kind: 'absent' });
    expect(await codeOf(bus.committed(freshName('g'), [topic]))).toBe('bus/not-authorized');
    const wrong = { ...connection, sasl: { ...connection.sasl, password: 'wrong' } };
    await using stranger = openKafkaBus({ connection: wrong, clientId: 'stranger', onAlarm: () => undefined });
    expect(await codeOf(stranger.ping())).toBe('bus/not-authorized');
    expect(await codeOf(stranger.fencedProducer(freshName('id')))).toBe('bus/not-authorized');
  });
});

const whereKafkaRuns = kafkaEngine() === undefined ? describe.skip : describe;

whereKafkaRuns('a broker that stops and starts', () => {
  let broker: KafkaCluster;
  beforeAll(async () => {
    broker = await startKafka();
  });
  afterAll(() => broker[Symbol.asyncDispose]());

  it('is reached again by consumers and producers, also by a consumer that began without it', async () => {
    const topic = freshName('t');
    await createTopics(broker, [topic]);
    await using bus = openBus(broker);
    const states: string[] = [];
    const reading = await read(bus, { group: freshName('g'), topics: [topic], onState: (state) => states.push(state) });
    await bus.produce([batch(topic, 'before')]);
    await until('the first', () => reading.seen.length === 1);
    await broker.stop(1);
    expect(await codeOf(bus.ping())).toBe('bus/unavailable');
    const late = await read(bus, { group: freshName('late'), topics: [topic] });
    await until('the loss is told', () => states.includes('down'), 60_000);
    await wait(500);
    await broker.start(1);
    await until('producing works', async () => (await codeOf(bus.produce([batch(topic, 'after')]))) === 'resolved');
    await until('both have it', () => [reading, late].every(({ texts }) => texts().includes('after')), 60_000);
    expect(reading.texts()[0]).toBe('before');
    expect(states.at(-1)).toBe('connected');
    const producer = await bus.fencedProducer(freshName('id'));
    await producer.transact([batch(topic, 'in a transaction')]);
  });
});
