import { deriveEventId, streamName } from '@lienthong/event-store';
import type { EventStore, NewEvent } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import { openWorld } from '../../testing/world.js';
import { claimOnWrite } from '@lienthong/ledger';

const stream = streamName('transfer', 'a');
const event = (id: string): NewEvent => ({
  id: deriveEventId(id),
  type: 'DocumentSubmitted',
  data: {},
  meta: { at: '2026-01-05T01:00:00.000Z' as NewEvent['meta']['at'], by: { role: 'hub' } },
});

const claiming = (store: EventStore, claim?: () => Promise<void>) => {
  let claims = 0;
  const keyed = claimOnWrite(store, async () => {
    claims += 1;
    await claim?.();
  });
  return { keyed, claims: () => claims };
};

describe('a decision under a key', () => {
  it('that only reads claims nothing', async () => {
    await using world = openWorld();
    const { keyed, claims } = claiming(world.ports.store);
    await keyed.readStream(stream);
    expect(claims()).toBe(0);
  });

  it('claims before it writes', async () => {
    await using world = openWorld();
    const { store } = world.ports;
    const { keyed } = claiming(store, async () => expect(await store.headOf(stream)).toBe(-1));
    await keyed.append(stream, 'no-stream', [event('1')]);
    expect(await store.headOf(stream)).toBe(0);
  });

  it('writes nothing where the key cannot be had', async () => {
    await using world = openWorld();
    const { keyed } = claiming(world.ports.store, () => Promise.reject(new Error('reused')));
    await expect(keyed.append(stream, 'no-stream', [event('1')])).rejects.toThrow('reused');
    expect(await world.all()).toEqual([]);
  });

  it('keeps the claim of a write that failed: it may have reached the disk', async () => {
    await using world = openWorld();
    const store: EventStore = {
      ...world.store,
      append: () => Promise.reject(new Fault('store/unavailable', 'full', { retriable: true })),
    };
    const { keyed, claims } = claiming(store);
    await expect(keyed.append(stream, 'no-stream', [event('1')])).rejects.toMatchObject({ code: 'store/unavailable' });
    expect(claims()).toBe(1);
  });

  it.each(['no-stream', 0] as const)('on a state that is old by now (%s) claims nothing', async (expected) => {
    await using world = openWorld();
    const { store } = world.ports;
    await store.append(stream, 'no-stream', [event('1'), event('2')]);
    const { keyed, claims } = claiming(store);
    await expect(keyed.append(stream, expected, [event('3')])).rejects.toMatchObject({ code: 'store/wrong-revision' });
    expect(claims()).toBe(0);
  });
});
