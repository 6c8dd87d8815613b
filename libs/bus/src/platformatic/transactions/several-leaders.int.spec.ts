import { jest } from '@jest/globals';
import { kafkaEngine, startKafka } from '@lienthong/testing';
import type { KafkaCluster } from '@lienthong/testing';
import { freshName } from '../../conformance/bus-under-test.js';
import { batch, codeOf, read, until } from '../../conformance/index.js';
import { createTopics, openBus } from '../../testing/kafka-under-test.js';

jest.setTimeout(240_000);

const whereKafkaRuns = kafkaEngine() === undefined ? describe.skip : describe;

whereKafkaRuns('topics that several brokers lead', () => {
  const topics = Array.from({ length: 12 }, () => freshName('t'));
  const rounds = 40;
  const numbers = Array.from({ length: rounds }, (_, round) => String(round));
  let cluster: KafkaCluster;
  beforeAll(async () => {
    cluster = await startKafka({ brokers: 3 });
    await createTopics(cluster, topics, {}, 3);
  });
  afterAll(() => cluster[Symbol.asyncDispose]());

  const texts = async (topics: readonly string[], count: number): Promise<ReadonlyMap<string, readonly string[]>> => {
    await using bus = openBus(cluster);
    const reading = await read(bus, { group: freshName('g'), topics });
    await until('as many', () => reading.seen.length >= count, 60_000);
    return Map.groupBy(reading.texts(), (_, place) => reading.seen[place]?.topic ?? '');
  };

  it('get each record of a transaction once, though one follows on the other and a broker is killed', async () => {
    await using bus = openBus(cluster);
    const id = freshName('id');
    let producer = await bus.fencedProducer(id);
    for (const number of numbers) {
      if (number === '20') await cluster.kill(1);
      const write = () => codeOf(producer.transact(topics.map((topic) => batch(topic, number))));
      // A producer that met the kill is spent: the tails, which its successor may trust, say what came of it.
      for (let code = await write(); code !== 'resolved'; code = await write()) {
        await until('a successor', async () => {
          const opened = await bus.fencedProducer(id).catch(() => undefined);
          if (opened !== undefined) producer = opened;
          return opened !== undefined;
        });
        const tails = await bus.tails(topics);
        const ends = [...tails.values()].map((tail) => tail.kind === 'record' && Buffer.from(tail.last.value ?? []));
        if (ends.every((end) => String(end) === number)) break;
      }
    }
    const found = await texts(topics, topics.length * rounds);
    for (const topic of topics) expect(found.get(topic)).toEqual(numbers);
  });

  it('get each record of a plain batch once, though a broker is killed while several are under way', async () => {
    const others = Array.from({ length: 12 }, () => freshName('t'));
    await createTopics(cluster, others, {}, 3);
    await using bus = openBus(cluster);
    await cluster.start(1);
    const taken: string[] = [];
    for (const number of numbers) {
      const writing = codeOf(bus.produce(others.map((topic) => batch(topic, number))));
      if (number === '20') await cluster.kill(2);
      if ((await writing) === 'resolved') taken.push(number);
    }
    expect(taken.length).toBeGreaterThan(rounds / 2);
    const found = await texts(others, others.length * taken.length);
    for (const topic of others) {
      const mine = (found.get(topic) ?? []).filter((text) => taken.includes(text));
      expect(mine).toEqual(taken);
    }
  });
});
