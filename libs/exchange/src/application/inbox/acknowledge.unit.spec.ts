import type { EventStore } from '@lienthong/event-store';
import { acknowledgeOne, acknowledgeUpTo } from '../../domain/inbox/acknowledgement.js';
import { hesitant } from '../../testing/hesitant-store.js';
import { send, sent, valueOf } from '../../testing/sending.js';
import { liveWorld, openWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { recall } from '../changes/recall.js';
import { update } from '../changes/update.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import { acknowledgementStream, deliveryStream } from '../ledger/streams.js';
import { acknowledge, acknowledgedBy } from './acknowledge.js';

const four = ['m-0', 'm-1', 'm-2', 'm-3'];

const fill = async (world: World): Promise<readonly string[]> => {
  const transfers: string[] = [];
  for (const messageId of four) transfers.push(await sent(world, ['H26'], { messageId }));
  return transfers;
};

const upTo = (world: World, system: string, sequence: number) =>
  acknowledge(world.ports)(
    { agency: 'H26', system },
    sequence,
    acknowledgeUpTo,
    world.act({ by: { role: 'sender', system } }),
  );
const one = (world: World, system: string, sequence: number) =>
  acknowledge(world.ports)(
    { agency: 'H26', system },
    sequence,
    acknowledgeOne,
    world.act({ by: { role: 'sender', system } }),
  );

const handedOver = async (world: World, transfers: readonly string[]): Promise<readonly boolean[]> =>
  Promise.all(
    transfers.map(async (transfer) => (await world.deliveryTypes(transfer, 'H26')).includes('DeliveryHandedOver')),
  );

describe('acknowledging', () => {
  it('all up to an entry hands over exactly those, by the gateway of the system', async () => {
    await using world = await liveWorld();
    const transfers = await fill(world);
    expect(valueOf(await upTo(world, 'system-1', 1))).toEqual({ cursor: 1, beyond: [] });
    expect(await handedOver(world, transfers)).toEqual([true, true, false, false]);
    const stream = deliveryStream(transfers[0] ?? '', 'H26');
    const event = (await world.store.readStream(stream)).at(-1);
    expect(event).toMatchObject({
      data: { system: 'system-1' },
      meta: { by: { role: 'gateway', system: 'system-1' } },
    });
  });

  it('single entries leaves a gap, which closes when it is filled', async () => {
    await using world = await liveWorld();
    const transfers = await fill(world);
    expect(valueOf(await one(world, 'system-1', 2))).toEqual({ cursor: -1, beyond: [2] });
    expect(await handedOver(world, transfers)).toEqual([false, false, true, false]);
    expect(valueOf(await one(world, 'system-1', 0))).toEqual({ cursor: 0, beyond: [2] });
    expect(valueOf(await one(world, 'system-1', 1))).toEqual({ cursor: 2, beyond: [] });
    expect(await acknowledgedBy(world.ports)({ agency: 'H26', system: 'system-1' })).toEqual({ cursor: 2, beyond: [] });
  });

  it('is kept per system, and the first system hands over', async () => {
    await using world = await liveWorld();
    const transfers = await fill(world);
    await upTo(world, 'system-1', 0);
    const head = await world.store.head();
    expect(valueOf(await upTo(world, 'system-2', 0))).toEqual({ cursor: 0, beyond: [] });
    expect(await world.store.head()).toBe(head + 1);
    expect(await acknowledgedBy(world.ports)({ agency: 'H26', system: 'system-3' })).toEqual({
      cursor: -1,
      beyond: [],
    });
    expect(await handedOver(world, transfers)).toEqual([true, false, false, false]);
  });

  it('beyond the head is refused', async () => {
    await using world = await liveWorld();
    await fill(world);
    const refused = { ok: false, refusal: { code: 'inbox/beyond-head', path: '/sequence', params: { head: 3 } } };
    expect(await upTo(world, 'system-1', 4)).toEqual(refused);
    expect(await one(world, 'system-1', 4)).toEqual(refused);
    expect(valueOf(await upTo(world, 'system-1', 3))).toEqual({ cursor: 3, beyond: [] });
  });

  it('again, or further back, is no new fact', async () => {
    await using world = await liveWorld();
    await fill(world);
    await upTo(world, 'system-1', 2);
    const head = await world.store.head();
    for (const sequence of [2, 1, -1])
      expect(valueOf(await upTo(world, 'system-1', sequence))).toEqual({ cursor: 2, beyond: [] });
    expect(await world.store.head()).toBe(head);
  });

  it('passes over a cancelled document', async () => {
    await using world = await liveWorld();
    const transfers = await fill(world);
    const request = { transfer: transfers[1] ?? '', sender: 'G22', requestId: 'r-1', agencies: [], reason: 'x' };
    valueOf(await recall(world.ports)(request, world.act()));
    await world.settle();
    expect(valueOf(await upTo(world, 'system-1', 3))).toEqual({ cursor: 3, beyond: [] });
    expect(await handedOver(world, transfers)).toEqual([true, false, true, true]);
  });

  it('the tombstone of a document that came again does not hand over the new entry', async () => {
    await using world = await liveWorld();
    const transfers = await fill(world);
    const change = { transfer: transfers[0] ?? '', sender: 'G22', reason: 'x', added: [], removed: [], warnings: [] };
    valueOf(await update(world.ports)({ ...change, requestId: 'u-1', removed: ['H26'] }, world.act()));
    await world.settle();
    valueOf(await update(world.ports)({ ...change, requestId: 'u-2', added: ['H26'] }, world.act()));
    await world.settle();
    expect(await world.inbox('H26')).toHaveLength(5);
    valueOf(await upTo(world, 'system-1', 3));
    expect(await handedOver(world, transfers)).toEqual([false, true, true, true]);
    valueOf(await upTo(world, 'system-1', 4));
    expect(await handedOver(world, transfers)).toEqual([true, true, true, true]);
  });

  it('by many at once, of many entries in any order, hands each over once', async () => {
    await using world = await liveWorld({ through: (store) => hesitant(store, 7) });
    const transfers = await fill(world);
    const steps = ['system-1', 'system-2'].flatMap((system) =>
      [3, 1, 0, 2].map((sequence) => one(world, system, sequence)),
    );
    await Promise.all([...steps, upTo(world, 'system-1', 2)]);
    for (const system of ['system-1', 'system-2']) {
      expect(await acknowledgedBy(world.ports)({ agency: 'H26', system })).toEqual({ cursor: 3, beyond: [] });
      expect(await world.store.headOf(acknowledgementStream('H26', system))).toBeLessThan(5);
    }
    for (const transfer of transfers)
      expect(await world.deliveryTypes(transfer, 'H26')).toEqual(['DeliveryConsigned', 'DeliveryHandedOver']);
  });

  it('waits for the consignment that follows from an entry', async () => {
    const held = Promise.withResolvers<undefined>();
    const through = (store: EventStore): EventStore => ({
      ...store,
      append: async (...request) => {
        if (request[2].some(({ type }) => type === 'DeliveryConsigned')) await held.promise;
        return store.append(...request);
      },
    });
    await using world = await liveWorld({ through });
    const turn = () => new Promise((resolve) => void setImmediate(resolve));
    valueOf(await send(world)(['H26']));
    while ((await world.inbox('H26')).length === 0) await turn();
    const acknowledged = upTo(world, 'system-1', 0);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    const [entry] = await world.inbox('H26');
    expect(await world.deliveryTypes(entry?.transfer ?? '', 'H26')).toEqual([]);
    held.resolve(undefined);
    expect(valueOf(await acknowledged)).toEqual({ cursor: 0, beyond: [] });
    expect(await world.deliveryTypes(entry?.transfer ?? '', 'H26')).toEqual([
      'DeliveryConsigned',
      'DeliveryHandedOver',
    ]);
  });

  it('is refused for now, and nothing is recorded, while the consignment does not come', async () => {
    let broken = true;
    const through = (store: EventStore): EventStore => ({
      ...store,
      append: (...request) =>
        broken && request[2].some(({ type }) => type === 'DeliveryConsigned')
          ? Promise.reject(new Error('crash'))
          : store.append(...request),
    });
    await using world = openWorld({ through });
    const { receipt } = valueOf(await send(world)(['H26']));
    await expect(world.redo()).rejects.toThrow('crash');
    expect(await world.inbox('H26')).toHaveLength(1);
    const head = await world.store.head();
    const soon = { code: 'exchange/not-yet-consigned', retriable: true };
    await expect(upTo(world, 'system-1', 0)).rejects.toMatchObject(soon);
    await expect(one(world, 'system-1', 0)).rejects.toMatchObject(soon);
    expect(await world.store.head()).toBe(head);
    broken = false;
    await world.redo();
    expect(valueOf(await upTo(world, 'system-1', 0))).toEqual({ cursor: 0, beyond: [] });
    const types = ['DeliveryConsigned', 'DeliveryHandedOver'];
    expect(await world.deliveryTypes(receipt.transfer, 'H26')).toEqual(types);
  });

  it('of a document that came again does not count for the first while the second is not consigned', async () => {
    await using world = openWorld();
    const { receipt } = valueOf(await send(world)(['H26']));
    await world.redo();
    const [document] = await world.inbox('H26');
    if (document?.kind !== 'document') throw new Error('not delivered');
    const at = world.clock.now();
    await world.inboxes.place({ agency: 'H26', entry: document, cause: 'again', at });
    await expect(upTo(world, 'system-1', 1)).rejects.toMatchObject({ code: 'exchange/not-yet-consigned' });
    expect(await acknowledgedBy(world.ports)({ agency: 'H26', system: 'system-1' })).toEqual({
      cursor: -1,
      beyond: [],
    });
    const consign = { type: 'Consign' as const, sequence: 1 };
    const stream = deliveryStream(receipt.transfer, 'H26');
    valueOf(await execute(world.ports)(deliveryDecider, { stream }, consign, world.act()));
    expect(valueOf(await upTo(world, 'system-1', 1))).toEqual({ cursor: 1, beyond: [] });
    expect((await world.deliveryTypes(receipt.transfer, 'H26')).slice(-2)).toEqual([
      'DeliveryConsigned',
      'DeliveryHandedOver',
    ]);
  });
});
