import type { Fault } from '@lienthong/kernel';
import { isFault } from '@lienthong/kernel';
import { busFault } from '../port/faults.js';
import type { Bus, BusAlarm, Consumer, FencedProducer } from '../port/bus.js';
import { createMemoryBroker } from './memory-broker.js';
import type { MemoryBroker } from './memory-broker.js';
import { consumeFromMemory } from './memory-consumer.js';

const producerOn = async (broker: MemoryBroker, id: string): Promise<FencedProducer> => {
  const epoch = await broker.run('fence', () => broker.fence(id));
  let spent: Fault | undefined;

  const unlessSpent = async <T>(work: () => T): Promise<T> => {
    if (spent !== undefined) throw spent;
    try {
      return await broker.run('transact', work);
    } catch (error) {
      if (isFault(error)) spent = error;
      throw error;
    }
  };

  return {
    transact: (batches) =>
      unlessSpent(() => {
        const bases = broker.begin(id, epoch, batches);
        broker.commit(id, epoch);
        return bases;
      }),
    discardOpen: (topics) =>
      unlessSpent(() => {
        const records = [{ key: null, value: null, headers: {} }];
        broker.begin(
          id,
          epoch,
          topics.map((topic) => ({ topic, records })),
        );
        broker.abort(id, epoch);
      }),
    [Symbol.asyncDispose]: () => {
      spent ??= busFault.closed();
      return Promise.resolve();
    },
  };
};

/** A bus for unit tests of what stands on it. Buses on one broker see each other, as processes do. */
export const openMemoryBus = (
  broker: MemoryBroker = createMemoryBroker(),
  onAlarm: (alarm: BusAlarm) => void = () => undefined,
): Bus => {
  const consumers = new Set<Consumer>();
  let closed = false;

  const run: MemoryBroker['run'] = async (operation, work) => {
    if (closed) throw busFault.closed();
    return broker.run(operation, work);
  };

  return {
    fencedProducer: (id) => (closed ? Promise.reject(busFault.closed()) : producerOn(broker, id)),
    produce: (batches) => run('produce', () => broker.append(batches)),
    consume: (options) => {
      if (closed) return Promise.reject(busFault.closed());
      const consumer = consumeFromMemory(broker, options, onAlarm);
      consumers.add(consumer);
      return Promise.resolve(consumer);
    },
    extents: (topics) =>
      run(
        'tails',
        () =>
          new Map(
            topics.flatMap((name) => {
              const topic = broker.topic(name);
              return topic === undefined ? [] : [[name, { start: topic.start(), end: topic.end() }] as const];
            }),
          ),
      ),
    tails: (topics) =>
      run('tails', () => new Map(topics.map((name) => [name, broker.topic(name)?.tail() ?? { kind: 'absent' }]))),
    committed: (group, topics) =>
      run(
        'committed',
        () =>
          new Map(
            topics.flatMap((topic): (readonly [string, number])[] => {
              const offset = broker.groups.committed(group, topic);
              return offset === undefined ? [] : [[topic, offset]];
            }),
          ),
      ),
    committedBy: (groups) =>
      run(
        'committed',
        () =>
          new Map(
            [...groups].flatMap(([group, topic]): (readonly [string, number])[] => {
              const offset = broker.groups.committed(group, topic);
              return offset === undefined ? [] : [[group, offset]];
            }),
          ),
      ),
    ping: () => run('ping', () => undefined),
    [Symbol.asyncDispose]: async () => {
      closed = true;
      await Promise.all([...consumers].map((consumer) => consumer.stop()));
    },
  };
};
