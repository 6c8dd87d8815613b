import { Fault } from '@lienthong/kernel';
import { hesitant } from '../../testing/hesitant-store.js';
import { openWorld } from '../../testing/world.js';
import type { World } from '../../testing/world.js';
import { claimKey, lookAtKey } from '@lienthong/ledger';
import type { KeyedRequest } from '@lienthong/ledger';

const request: KeyedRequest = { system: 'vpcp', key: 'Nguyễn Văn A', target: 'POST /v1/transfers', digest: 'd1' };
const reused = { ok: false, refusal: { code: 'http/idempotency-key-reused' } };

const claim = (world: World, change: Partial<KeyedRequest> = {}) =>
  claimKey(world.ports)({ ...request, ...change }, world.act());

describe('claiming an idempotency key', () => {
  it('lets the same request pass again, and writes once', async () => {
    await using world = openWorld();
    const outcomes = [await claim(world), await claim(world), await claim(world)];
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await world.all()).toHaveLength(1);
  });

  it.each([{ digest: 'd2' }, { target: 'POST /v1/transfers?test=true' }])(
    'refuses another request under the key: %j',
    async (change) => {
      await using world = openWorld();
      await claim(world);
      expect(await claim(world, change)).toEqual(reused);
      expect(await claim(world)).toMatchObject({ ok: true });
    },
  );

  it('holds for one system: another may use the same key', async () => {
    await using world = openWorld();
    await claim(world);
    expect(await claim(world, { system: 'ioffice', digest: 'd2' })).toMatchObject({ ok: true });
  });

  it('by many at once is won by one request, whose repeats pass with it', async () => {
    await using world = openWorld({ through: (store) => hesitant(store, 7) });
    const digests = ['d1', 'd2', 'd1', 'd3', 'd1', 'd2'];
    const outcomes = await Promise.all(digests.map((digest) => claim(world, { digest })));
    const passed = new Set(digests.filter((_, index) => outcomes[index]?.ok));
    expect(passed.size).toBe(1);
    const [winner] = passed;
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(digests.filter((digest) => digest === winner).length);
    expect(await world.all()).toHaveLength(1);
  });

  it('writes neither the key nor the request', async () => {
    await using world = openWorld();
    await claim(world);
    expect(JSON.stringify(await world.all())).not.toMatch(/Nguyễn|transfers|d1/);
  });

  it('fails when it cannot be written: nothing may be decided under a key that nobody holds', async () => {
    await using world = openWorld({
      through: (store) => ({ ...store, append: () => Promise.reject(new Fault('store/unavailable', 'full')) }),
    });
    await expect(claim(world)).rejects.toMatchObject({ code: 'store/unavailable' });
  });

  it('may be looked at before, which writes nothing', async () => {
    await using world = openWorld();
    expect(await lookAtKey(world.ports)(request)).toMatchObject({ ok: true });
    expect(await world.all()).toEqual([]);
    await claim(world);
    expect(await lookAtKey(world.ports)(request)).toMatchObject({ ok: true });
    expect(await lookAtKey(world.ports)({ ...request, digest: 'd2' })).toEqual(reused);
  });
});
