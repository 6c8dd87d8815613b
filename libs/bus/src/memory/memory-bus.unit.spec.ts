import { busConformance, batch, codeOf, read, until } from '../conformance/index.js';
import { createMemoryBroker } from './memory-broker.js';
import { openMemoryBus } from './memory-bus.js';

busConformance('the memory bus', () => {
  const broker = createMemoryBroker();
  return Promise.resolve({
    open: () => openMemoryBus(broker),
    createTopics: (names) => {
      for (const name of names) broker.createTopic(name);
      return Promise.resolve();
    },
    deleteRecords: (topic, before) => Promise.resolve(broker.topic(topic)?.deleteBefore(before)),
    leaveOpen: (id, batches) => Promise.resolve(void broker.begin(id, broker.fence(id), batches)),
    dispose: () => Promise.resolve(),
  });
});

describe('the failures of the memory broker', () => {
  const opened = () => {
    const broker = createMemoryBroker();
    broker.createTopic('t');
    return { broker, bus: openMemoryBus(broker) };
  };

  it('lose an acknowledgement of what was written', async () => {
    const { broker, bus } = opened();
    const producer = await bus.fencedProducer('id');
    broker.failNext('transact', 'lost-acknowledgement');
    expect(await codeOf(producer.transact([batch('t', 'a')]))).toBe('bus/unavailable');
    expect((await bus.tails(['t'])).get('t')).toMatchObject({ kind: 'record', last: { offset: 0 } });
  });

  it('refuse a call of a kind once, with nothing written', async () => {
    const { broker, bus } = opened();
    broker.failNext('produce', 'unavailable');
    expect(await codeOf(bus.produce([batch('t', 'a')]))).toBe('bus/unavailable');
    await bus.produce([batch('t', 'b')]);
    expect((await bus.tails(['t'])).get('t')).toMatchObject({ kind: 'record', end: 1 });
  });

  it('take the broker down and bring it back, and consumers go on', async () => {
    const { broker, bus } = opened();
    const states: string[] = [];
    const reading = await read(bus, { group: 'g', topics: ['t'], onState: (state) => states.push(state) });
    broker.setDown(true);
    expect(await codeOf(bus.ping())).toBe('bus/unavailable');
    broker.append([batch('t', 'meanwhile')]);
    broker.setDown(false);
    await until('the record', () => reading.seen.length === 1);
    expect(states).toEqual(['connected', 'down', 'connected']);
    await reading.stop();
  });
});
