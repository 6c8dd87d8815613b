import { performance } from 'node:perf_hooks';
import type { PassageDeskCommand } from '../../domain/passage/passage-desk.js';
import { openWorld } from '../../testing/world.js';
import { openPassageDesk } from './passage-desk.js';
import { passageDeskStream } from './passages.js';

const by = { role: 'hub' } as const;
const failIn = (docId: string): PassageDeskCommand => ({
  type: 'FailIn',
  data: { axis: 'truc', passage: docId, docId, attempt: 1, code: 'axis/not-for-us' },
});
const MANY = 30_000;

describe('the desk of an axis', () => {
  it('is the same when it is read back, in the order in which messages came there', async () => {
    await using world = openWorld();
    const desk = await openPassageDesk(world.ports, 'truc');
    for (const docId of ['d-1', 'd-2', 'd-3']) await desk.record(failIn(docId), by);
    await desk.record({ type: 'Settle', passage: 'd-2' }, by);
    await desk.record({ type: 'OrderRetry', passage: 'd-1', reason: 'Đã sửa' }, by);
    const again = await openPassageDesk(world.ports, 'truc');
    expect(again.all()).toEqual(desk.all());
    expect(again.all().map(({ passage, state }) => `${passage} ${state}`)).toEqual(['d-1 ordered', 'd-3 failed']);
    expect(again.positionOf('d-3')).toBe(desk.positionOf('d-3'));
    expect(again.positionOf('d-2')).toBe(-1);
  });

  it('takes what several record at once, and is as its stream says', async () => {
    await using world = openWorld();
    const desk = await openPassageDesk(world.ports, 'truc');
    const docIds = Array.from({ length: 50 }, (_, index) => `d-${index}`);
    await Promise.all(
      docIds.map(async (docId, index) => {
        await desk.record(failIn(docId), by);
        if (index % 2 === 0) await desk.record({ type: 'Settle', passage: docId }, by);
      }),
    );
    const left = docIds.filter((_, index) => index % 2 === 1);
    expect(
      desk
        .all()
        .map(({ passage }) => passage)
        .toSorted(),
    ).toEqual(left.toSorted());
    expect(desk.all()).toEqual((await openPassageDesk(world.ports, 'truc')).all());
  });

  it('is read back and decided on in time that grows with what is there, not with its square', async () => {
    await using world = openWorld();
    const { store } = world;
    const meta = { at: world.clock.now(), by };
    const events = Array.from({ length: MANY }, (_, index) => ({
      id: `00000000-0000-8000-8000-${String(index).padStart(12, '0')}`,
      type: 'ReceivedFromNonERDSFailure',
      data: { axis: 'truc', passage: `d-${index}`, docId: `d-${index}`, attempt: 1, code: 'axis/not-for-us' },
      meta,
    }));
    await store.append(passageDeskStream('truc'), 'no-stream', events as unknown as Parameters<typeof store.append>[2]);
    const from = performance.now();
    const desk = await openPassageDesk(world.ports, 'truc');
    expect(desk.all()).toHaveLength(MANY);
    expect(await desk.ruleAll('GiveUp', () => true, 'Gửi bản giấy', by)).toBe(MANY);
    expect(desk.all()).toEqual([]);
    // A copy of the desk for each event took over a minute.
    expect(performance.now() - from).toBeLessThan(30_000);
  });
});
