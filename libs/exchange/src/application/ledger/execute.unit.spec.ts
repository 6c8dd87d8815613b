import type { EventStore } from '@lienthong/event-store';
import { Fault, accept, refuse } from '@lienthong/kernel';
import type { Decider } from '@lienthong/kernel';
import { hesitant } from '../../testing/hesitant-store.js';
import { valueOf } from '../../testing/sending.js';
import { openWorld } from '../../testing/world.js';
import { execute, freshly } from './execute.js';
import { openPersonal } from '@lienthong/ledger';
import { transferStream } from './streams.js';

interface Taken {
  readonly type: 'SeatTaken';
  readonly data: { readonly seat: number };
  readonly personal?: { readonly name: string };
}

const seats: Decider<{ readonly name?: string }, Taken, number, { code: 'seats/none' }> = {
  initial: 0,
  evolve: (taken) => taken + 1,
  decide: ({ name }, taken) =>
    taken >= 3
      ? refuse({ code: 'seats/none' })
      : accept({ type: 'SeatTaken', data: { seat: taken }, ...(name === undefined ? {} : { personal: { name } }) }),
};
const stream = transferStream('t-1');

const losing = (store: EventStore, times: number, code = 'store/wrong-revision'): EventStore => {
  let left = times;
  return {
    ...store,
    append: (...request) => {
      left -= 1;
      return left >= 0 ? Promise.reject(new Fault(code, 'lost')) : store.append(...request);
    },
  };
};

describe('executing a command', () => {
  it('appends what was decided, with who, when and why', async () => {
    await using world = openWorld();
    const act = world.act({ cause: 'c-1', correlation: 'k-1' });
    const written = valueOf(await execute(world.ports)(seats, { stream }, {}, act));
    expect(written).toMatchObject({ state: 1, history: [], revision: 0, position: 1 });
    const meta = { at: act.at, by: act.by, cause: 'c-1', correlation: 'k-1' };
    expect((await world.all())[0]).toMatchObject({ type: 'SeatTaken', data: { seat: 0 }, meta });
  });

  it.each([1, 3, 11])('decides anew when others were faster %d times', async (times) => {
    await using world = openWorld({ through: (store) => losing(store, times) });
    expect(valueOf(await execute(world.ports)(seats, { stream }, {}, world.act())).revision).toBe(0);
  });

  it('gives up after a dozen lost races', async () => {
    await using world = openWorld({ through: (store) => losing(store, 12) });
    await expect(execute(world.ports)(seats, { stream }, {}, world.act())).rejects.toMatchObject({
      code: 'store/wrong-revision',
    });
  });

  it('lets other faults through at once', async () => {
    await using world = openWorld({ through: (store) => losing(store, 1, 'store/unavailable') });
    await expect(execute(world.ports)(seats, { stream }, {}, world.act())).rejects.toMatchObject({
      code: 'store/unavailable',
    });
  });

  it.each([true, false])('decides each of many at once on what the others did (thought fresh: %s)', async (fresh) => {
    await using world = openWorld({ through: (store) => hesitant(store, 11) });
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () =>
        execute(world.ports)(seats, { stream }, {}, world.act(), fresh ? freshly(seats) : undefined),
      ),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(3);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.refusal).toEqual({ code: 'seats/none' });
    expect((await world.all()).map(({ data }) => data['seat'])).toEqual([0, 1, 2]);
  });

  it('of a stream that was thought fresh and is not decides on its history', async () => {
    await using world = openWorld();
    for (const seat of [0, 1, 2]) {
      const written = valueOf(await execute(world.ports)(seats, { stream }, {}, world.act(), freshly(seats)));
      expect(written).toMatchObject({ state: seat + 1, revision: seat });
    }
    expect(await execute(world.ports)(seats, { stream }, {}, world.act(), freshly(seats))).toEqual({
      ok: false,
      refusal: { code: 'seats/none' },
    });
  });

  it('seals the personal half under the key of the stream', async () => {
    await using world = openWorld();
    const key = await world.ports.keyring.newDataKey();
    valueOf(await execute(world.ports)(seats, { stream, key, newKey: true }, { name: 'Trần Thị B' }, world.act()));
    valueOf(await execute(world.ports)(seats, { stream }, { name: 'Lê Văn C' }, world.act()));
    const events = await world.all();
    expect(events.map(({ meta }) => meta.key)).toEqual([key.id, key.id]);
    expect(JSON.stringify(events)).not.toMatch(/Trần|Lê/);
    expect(await Promise.all(events.map(openPersonal(world.ports)))).toEqual([
      { name: 'Trần Thị B' },
      { name: 'Lê Văn C' },
    ]);
  });

  it('never writes personal data in clear: without a key it fails', async () => {
    await using world = openWorld();
    await expect(execute(world.ports)(seats, { stream }, { name: 'Trần Thị B' }, world.act())).rejects.toMatchObject({
      code: 'keyring/erased',
    });
    expect(await world.all()).toEqual([]);
  });
});
