import { agencyTopics, openMemoryBus } from '@lienthong/bus';
import { Fault } from '@lienthong/kernel';
import type { EventStore } from '@lienthong/event-store';
import { letter, openBusWorld, until } from '../../testing/bus-world.js';

/** A store whose next append to a stream is lost on the way, or whose acknowledgement is. */
const failing = () => {
  let plan: { readonly stream: string; readonly when: 'before' | 'after'; readonly error: Error } | undefined;
  const through = (store: EventStore): EventStore => ({
    ...store,
    append: async (stream, ...rest) => {
      const fails = plan?.stream === stream && rest[0] !== Number.MAX_SAFE_INTEGER ? plan : undefined;
      if (fails) plan = undefined;
      if (fails?.when === 'before') throw fails.error;
      const result = await store.append(stream, ...rest);
      if (fails) throw fails.error;
      return result;
    },
  });
  return { through, failNext: (next: NonNullable<typeof plan>) => void (plan = next) };
};

const submittedIn = (events: readonly { readonly type: string }[]) =>
  events.filter(({ type }) => type === 'DocumentSubmitted').length;

describe('the bus edge', () => {
  it('answers a record that is read twice once, also when its answer would now be another', async () => {
    await using world = await openBusWorld();
    const first = await world.start();
    const refusal = await world.ask('G22', { id: 'm-1', data: letter(['H50']) });
    const receipt = await world.ask('G22', { id: 'm-2', data: letter() });
    await first[Symbol.asyncDispose]();
    world.addressees.hold('H50', { kind: 'live', agency: 'H50' });
    for (const shard of [0, 1, 2, 3]) {
      world.broker.groups.commit(`lienthong.hub.edge-${shard}`, agencyTopics('G22').out, 0);
    }
    const again = await world.start();
    await until(() => again.status().shards.reduce((sum, { repeats }) => sum + repeats, 0) === 2);
    expect(await world.answers('G22')).toEqual([refusal, receipt]);
    expect(submittedIn(await world.all())).toBe(1);
  });

  it.each(['before', 'after'] as const)(
    'receipts a submission once when it stops %s its answer is durable',
    async (when) => {
      const { through, failNext } = failing();
      await using world = await openBusWorld({ through });
      await world.start();
      const error = new Fault('store/unavailable', 'The disk is away', { retriable: true });
      failNext({ stream: 'inbox-G22', when, error });
      expect(await world.ask('G22', { id: 'm-1', data: letter() })).toMatchObject({ kind: 'receipt' });
      await world.ask('G22', { id: 'm-2', data: letter() });
      expect((await world.answers('G22')).map(({ kind, record }) => [kind, record.offset])).toEqual([
        ['receipt', 0],
        ['receipt', 1],
      ]);
      expect(submittedIn(await world.all())).toBe(2);
    },
  );

  it('tells once that the broker does not let it look, and again only when that has passed and comes back', async () => {
    await using world = await openBusWorld();
    let isRefused = true;
    let looks = 0;
    const bus = openMemoryBus(world.broker);
    const refusing: typeof bus = {
      ...bus,
      committed: (...asked) => {
        looks += 1;
        return isRefused ? Promise.reject(new Fault('bus/not-authorized', 'Not yet')) : bus.committed(...asked);
      },
    };
    await world.start({ bus: refusing });
    const more = async (): Promise<void> => {
      const before = looks;
      await until(() => looks > before + 12);
    };
    await more();
    expect(world.failures).toHaveLength(1);
    isRefused = false;
    await more();
    isRefused = true;
    await more();
    expect(world.failures).toMatchObject([{ code: 'bus/not-authorized' }, { code: 'bus/not-authorized' }]);
  });

  it('gives the same receipt to a message that is sent twice', async () => {
    await using world = await openBusWorld();
    await world.start();
    const first = await world.ask('G22', { id: 'm-1', data: letter() });
    const second = await world.ask('G22', { id: 'm-1', data: letter() });
    expect(second).toEqual({ ...first, record: { ...first.record, offset: 1 } });
  });

  it('parks a record that it breaks on time and again, says so, and goes on', async () => {
    await using world = await openBusWorld();
    await world.start({
      mandates: {
        holderAt: (agency) => {
          if (agency === 'H26') throw new Error('a bug');
          return 'system-1';
        },
        agencies: () => world.agencies,
        onChanged: () => () => undefined,
      },
    });
    expect(await world.ask('H26', { id: 'm-1', data: letter(['G22'], { from: 'H26' }) })).toMatchObject({
      kind: 'refusal',
      code: 'bus/parked',
      messageId: 'm-1',
      command: 'submit',
    });
    expect(world.deadLetters('H26')).toMatchObject([{ headers: { '__dlq.errors.class': 'failed' } }]);
    expect(await world.ask('G22', { data: letter() })).toMatchObject({ kind: 'receipt' });
  });

  it('serves an agency that gets its mandate while it runs', async () => {
    await using world = await openBusWorld({ agencies: ['G22'] });
    const edge = await world.start();
    world.give('H26');
    world.agencies.push('H26');
    world.changed('H26');
    const answer = await world.ask('H26', { data: letter(['G22'], { from: 'H26' }) });
    expect(answer).toMatchObject({ kind: 'receipt', from: 'H26' });
    expect(edge.status().shards.reduce((sum, { topics }) => sum + topics, 0)).toBe(2);
  });

  it('starts while no broker answers, says so, and connects when one does', async () => {
    await using world = await openBusWorld();
    world.broker.setDown(true);
    const edge = await world.start({ bus: openMemoryBus(world.broker) });
    expect(edge.status().ready).toBe(false);
    world.broker.setDown(false);
    await until(() => edge.status().ready);
    expect(await world.ask('G22', { data: letter() })).toMatchObject({ kind: 'receipt' });
  });

  it('tells how far behind which agency is', async () => {
    await using world = await openBusWorld();
    const edge = await world.start({
      mandates: {
        holderAt: () => {
          throw new Fault('store/unavailable', 'away', { retriable: true });
        },
        agencies: () => world.agencies,
        onChanged: () => () => undefined,
      },
    });
    for (let count = 0; count < 3; count += 1) world.write('H26', { data: {} });
    await until(() => edge.status().worst.length > 0 && edge.status().worst[0]?.lag === 3);
    expect(edge.status().worst).toEqual([{ agency: 'H26', lag: 3 }]);
  });

  it('names the twenty of a thousand agencies that wait most', async () => {
    const agencies = Array.from({ length: 1_000 }, (_, index) => `H${index}`);
    await using world = await openBusWorld({ agencies });
    const away = new Fault('store/unavailable', 'away', { retriable: true });
    for (const agency of agencies) world.write(agency, { data: {} });
    for (let count = 0; count < 4; count += 1) world.write('H777', { data: {} });
    const mandates = {
      holderAt: () => {
        throw away;
      },
      agencies: () => agencies,
      onChanged: () => () => undefined,
    };
    const edge = await world.start({ mandates });
    await until(() => edge.status().worst.length > 0);
    expect(edge.status().worst).toHaveLength(20);
    expect(edge.status().worst[0]).toEqual({ agency: 'H777', lag: 5 });
    expect(edge.status().shards.reduce((sum, { lag }) => sum + lag, 0)).toBe(1_004);
  });
});
