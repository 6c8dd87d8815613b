import fc from 'fast-check';
import { agencyTopics, createMemoryBroker, openMemoryBus, parseSequence } from '@lienthong/bus';
import type { MemoryBroker } from '@lienthong/bus';
import { isFault } from '@lienthong/kernel';
import { EPOCH, openMemoryHub } from '../testing/memory-hub.js';
import { mortal } from '../testing/mortal.js';
import { createBacklog } from './backlog.js';
import { DEFAULT_RELAY_LIMITS } from './gather.js';
import { runShard } from './run-shard.js';
import { SEQUENCE_HEADER } from './sequence.js';

type World = ReturnType<typeof openMemoryHub>;

const eventually = async (holds: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 2_000 && !holds(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(holds()).toBe(true);
};

/** Reads like an agency at `read_committed` that never misses a record, also of what expires later. */
const witness = (broker: MemoryBroker, agency: string) => {
  const seen: { readonly sequence: number; readonly value: string }[] = [];
  let next = 0;
  const look = (): void => {
    const read = broker.topic(agencyTopics(agency).in)?.read(next);
    for (const { headers, value } of read?.records ?? []) {
      const sequence = parseSequence(headers[SEQUENCE_HEADER] ?? '')?.revision ?? -1;
      seen.push({ sequence, value: Buffer.from(value ?? []).toString() });
    }
    next = read?.next ?? next;
  };
  return { seen, look };
};

const startOn = (broker: MemoryBroker, world: World) => {
  const bus = openMemoryBus(broker);
  const process = mortal(bus, world.hub);
  const stop = new AbortController();
  const held: string[] = [];
  const backlog = createBacklog(Date.now);
  const run = runShard({
    bus: process.bus,
    hub: process.hub,
    shard: 0,
    shards: 1,
    limits: { ...DEFAULT_RELAY_LIMITS, recordsPerTopic: 3 },
    tellEveryMs: 5,
    lookEveryMs: 1,
    now: Date.now,
    onHeld: (_, reason) => held.push(reason),
    onRelayed: () => undefined,
    onTopics: () => undefined,
    backlog,
    signal: stop.signal,
  }).then(
    () => 'stopped' as const,
    (error: unknown) => (isFault(error) ? error.code : String(error)),
  );
  return { run, stop: () => stop.abort(), life: process.life, held, backlog };
};

const open = (...agencies: readonly string[]) => {
  const broker = createMemoryBroker();
  const world = openMemoryHub(agencies);
  for (const agency of agencies) broker.createTopic(agencyTopics(agency).in);
  const witnesses = new Map(agencies.map((agency) => [agency, witness(broker, agency)]));
  const see = (): void => witnesses.forEach((one) => one.look());
  const seen = (agency: string): readonly number[] => {
    see();
    return (witnesses.get(agency)?.seen ?? []).map(({ sequence }) => sequence);
  };
  return { broker, world, seen, see };
};

const upTo = (head: number): readonly number[] => Array.from({ length: head + 1 }, (_, sequence) => sequence);

describe('relaying a shard', () => {
  it('shows each inbox in its topic, dense and in order', async () => {
    const { broker, world, seen } = open('H26', 'H37');
    world.grow('H26', 7);
    const relay = startOn(broker, world);
    await eventually(() => seen('H26').length === 7);
    world.grow('H37', 2);
    world.grow('H26', 1);
    await eventually(() => seen('H37').length === 2 && seen('H26').length === 8);
    relay.stop();
    expect(await relay.run).toBe('stopped');
    expect(seen('H26')).toEqual(upTo(7));
    expect((await world.ledger.topicOf('H26')).mark.sequence).toBe(7);
  });

  it('writes nothing once it was superseded', async () => {
    const { broker, world, seen } = open('H26');
    world.grow('H26', 2);
    const sleeper = startOn(broker, world);
    await eventually(() => seen('H26').length === 2);
    const successor = startOn(broker, world);
    await eventually(() => seen('H26').length === 2);
    world.grow('H26', 3);
    expect(await sleeper.run).toBe('bus/fenced');
    await eventually(() => seen('H26').length === 5);
    successor.stop();
    await successor.run;
    expect(seen('H26')).toEqual(upTo(4));
  });

  it('holds a topic that is missing and goes on with the others, and with it once it is there', async () => {
    const { broker, world, seen } = open('H26');
    broker.deleteTopic(agencyTopics('H26').in);
    world.heads.set('H37', -1);
    broker.createTopic(agencyTopics('H37').in);
    const other = witness(broker, 'H37');
    world.grow('H26', 2);
    world.grow('H37', 2);
    const relay = startOn(broker, world);
    await eventually(() => {
      other.look();
      return other.seen.length === 2;
    });
    expect(relay.held).toEqual(['topic-missing']);
    expect((await world.ledger.topicOf('H26')).held).toBe('topic-missing');
    broker.createTopic(agencyTopics('H26').in);
    await eventually(() => seen('H26').length === 2);
    relay.stop();
    await relay.run;
    expect((await world.ledger.topicOf('H26')).held).toBeUndefined();
  });

  it('holds the one topic of a transaction that the broker refuses, and writes the others', async () => {
    const { broker, world, seen } = open('H26', 'H37');
    const relay = startOn(broker, world);
    world.grow('H26', 1);
    world.grow('H37', 1);
    await eventually(() => seen('H26').length === 1 && seen('H37').length === 1);
    broker.deleteTopic(agencyTopics('H26').in);
    world.grow('H26', 2);
    world.grow('H37', 2);
    await eventually(() => seen('H37').length === 3);
    relay.stop();
    expect(await relay.run).toBe('stopped');
    expect(seen('H37')).toEqual(upTo(2));
    expect((await world.ledger.topicOf('H26')).held).toBe('topic-missing');
    expect((await world.ledger.topicOf('H37')).held).toBeUndefined();
  });

  it('holds a topic that begins anew until an operator has it rebuilt', async () => {
    const { broker, world, seen } = open('H26');
    world.grow('H26', 4);
    const first = startOn(broker, world);
    await eventually(() => seen('H26').length === 4);
    first.stop();
    await first.run;
    broker.deleteTopic(agencyTopics('H26').in);
    broker.createTopic(agencyTopics('H26').in);
    world.grow('H26', 1);
    const relay = startOn(broker, world);
    await eventually(() => relay.held.length > 0);
    expect(relay.held).toEqual(['topic-anew']);
    await world.rebuild('H26', 0);
    const anew = witness(broker, 'H26');
    await eventually(() => {
      anew.look();
      return anew.seen.length === 5;
    });
    expect(anew.seen.map(({ sequence }) => sequence)).toEqual(upTo(4));
    relay.stop();
    await relay.run;
  });

  it('aborts what a broker forgot to end, so that its next commit does not show it', async () => {
    const { broker, world, seen } = open('H26');
    const id = 'lienthong.relay-0';
    world.grow('H26', 1);
    const before = startOn(broker, world);
    await eventually(() => seen('H26').length === 1);
    before.stop();
    await before.run;
    const sequence = `${EPOCH}:${'1'.padStart(19, '0')}`;
    const records = [{ key: 'H26', value: Buffer.from('1'), headers: { [SEQUENCE_HEADER]: sequence } }];
    broker.begin(id, broker.fence(id), [{ topic: agencyTopics('H26').in, records }]);
    broker.forget(id);
    world.grow('H26', 2);
    const relay = startOn(broker, world);
    await eventually(() => seen('H26').length >= 3);
    relay.stop();
    await relay.run;
    expect(seen('H26')).toEqual(upTo(2));
  });

  it('holds a topic that was deleted and made anew while it ran, and again after it died', async () => {
    const { broker, world, seen } = open('H26');
    world.grow('H26', 4);
    const relay = startOn(broker, world);
    await eventually(() => seen('H26').length === 4);
    broker.deleteTopic(agencyTopics('H26').in);
    broker.createTopic(agencyTopics('H26').in);
    world.grow('H26', 1);
    await eventually(() => relay.held.length > 0);
    expect(relay.held).toEqual(['topic-anew']);
    relay.life.die();
    const next = startOn(broker, world);
    await eventually(() => next.held.length > 0);
    expect(next.held).toEqual(['topic-anew']);
    await world.rebuild('H26', 0);
    const anew = witness(broker, 'H26');
    await eventually(() => {
      anew.look();
      return anew.seen.length === 6;
    });
    expect(anew.seen.map(({ sequence }) => sequence)).toEqual([4, ...upTo(4)]);
    next.stop();
    await next.run;
  });

  it('leaves no gap and no double, whatever dies, expires or answers late', async () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constant('grow' as const), count: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constant('supersede' as const), dieIn: fc.integer({ min: 0, max: 14 }) }),
      fc.record({ kind: fc.constant('expire' as const) }),
      fc.record({
        kind: fc.constant('fail' as const),
        how: fc.constantFrom('unavailable' as const, 'lost-acknowledgement' as const),
      }),
      fc.record({ kind: fc.constant('open-transaction' as const) }),
      fc.record({ kind: fc.constant('pause' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 14 }), async (actions) => {
        const { broker, world, seen, see } = open('H26');
        const relays = [startOn(broker, world)];
        const settle = async (): Promise<void> => {
          for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
          see();
        };
        for (const one of actions) {
          if (one.kind === 'grow') world.grow('H26', one.count);
          if (one.kind === 'fail') broker.failNext('transact', one.how);
          if (one.kind === 'supersede') {
            relays.at(-1)?.life.dieIn(one.dieIn);
            await settle();
            relays.push(startOn(broker, world));
          }
          if (one.kind === 'open-transaction') {
            // A process that stops between sending and committing: its records are never readable.
            const epoch = broker.fence('lienthong.relay-0');
            broker.begin('lienthong.relay-0', epoch, [
              { topic: agencyTopics('H26').in, records: [{ key: 'x', value: Buffer.from('lost'), headers: {} }] },
            ]);
            relays.push(startOn(broker, world));
          }
          if (one.kind === 'expire') {
            // Retention is days, the mark's delay is minutes: nothing expires unmarked while a relay lives.
            await settle();
            const topic = broker.topic(agencyTopics('H26').in);
            const { mark } = await world.ledger.topicOf('H26');
            see();
            if (topic && mark.offset >= 0) topic.deleteBefore(mark.offset + 1);
          }
          await settle();
        }
        // As a process does that runs the shard again after what passes.
        const insist = async (): Promise<void> => {
          const relay = startOn(broker, world);
          relays.push(relay);
          if ((await relay.run) === 'bus/unavailable') await insist();
        };
        void insist();
        const head = world.heads.get('H26') ?? -1;
        await eventually(() => seen('H26').length > head);
        await settle();
        expect(seen('H26')).toEqual(upTo(head));
        for (const relay of relays) relay.stop();
      }),
      { numRuns: 60 },
    );
  });
});

it('records of a topic say the epoch of the store', async () => {
  const { broker, world, seen } = open('H26');
  world.grow('H26', 1);
  const relay = startOn(broker, world);
  await eventually(() => seen('H26').length === 1);
  relay.stop();
  await relay.run;
  const tail = broker.topic(agencyTopics('H26').in)?.tail();
  expect(tail?.kind === 'record' && tail.last.headers[SEQUENCE_HEADER]).toBe(`${EPOCH}:0000000000000000000`);
});
