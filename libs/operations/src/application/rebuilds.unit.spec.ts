import { setImmediate as nextTurn } from 'node:timers/promises';
import { instantOf, ok, refused } from '@lienthong/kernel';
import { createAlarmBoard } from './alarms/alarm-board.js';
import { fakeProjections } from '../testing/fake-projections.js';
import { createRebuilds } from './rebuilds.js';

const fixture = () => {
  const projections = fakeProjections('trace');
  const clock = { now: () => instantOf(new Date('2026-01-01T00:00:00Z')) };
  const alarms = createAlarmBoard({ clock, log: () => undefined });
  return { projections, alarms, rebuilds: createRebuilds({ projections, alarms, clock }) };
};

describe('rebuilds', () => {
  it('tells how far a rebuild is, and that its file was put in use', async () => {
    const { rebuilds, projections } = fixture();
    const startedAt = '2026-01-01T00:00:00.000Z';
    expect(rebuilds.start('trace')).toEqual(ok({ name: 'trace', state: 'running', startedAt }));
    projections.progress(40, 100);
    expect(rebuilds.of('trace')).toMatchObject(ok({ state: 'running', position: 40, head: 100 }));
    projections.finish();
    await nextTurn();
    expect(rebuilds.all()).toEqual([
      { name: 'trace', state: 'swapped', startedAt, endedAt: startedAt, position: 40, head: 100 },
    ]);
  });

  it('refuses a second one at the same time, also one that the worker began by itself', async () => {
    const { rebuilds, projections } = fixture();
    rebuilds.start('trace');
    expect(rebuilds.start('trace')).toEqual(refused({ code: 'read-model/busy' }));
    projections.finish();
    await nextTurn();
    projections.set({ rebuilding: true });
    expect(rebuilds.start('trace')).toEqual(refused({ code: 'read-model/busy' }));
    projections.set({ rebuilding: false, state: 'building' });
    expect(rebuilds.start('trace')).toEqual(refused({ code: 'read-model/busy' }));
    projections.set({ state: 'following' });
    expect(rebuilds.start('trace').ok).toBe(true);
  });

  it('knows no read model of another name, and no rebuild before the first', () => {
    const { rebuilds } = fixture();
    expect(rebuilds.start('stranger')).toEqual(refused({ code: 'read-model/unknown' }));
    for (const outcome of [rebuilds.of('trace'), rebuilds.cancel('trace')])
      expect(outcome).toEqual(refused({ code: 'operations/no-rebuild' }));
  });

  it('cancels a running one, and nothing that is over', async () => {
    const { rebuilds, alarms } = fixture();
    rebuilds.start('trace');
    expect(rebuilds.cancel('trace')).toMatchObject(ok({ state: 'cancelling' }));
    await nextTurn();
    expect(rebuilds.of('trace')).toMatchObject(ok({ state: 'cancelled' }));
    expect(rebuilds.cancel('trace')).toEqual(refused({ code: 'operations/no-rebuild' }));
    expect(alarms.latest()).toEqual([]);
  });

  it('raises an alarm for one that fails', async () => {
    const { rebuilds, projections, alarms } = fixture();
    rebuilds.start('trace');
    projections.fail('read-model/behind');
    await nextTurn();
    expect(rebuilds.of('trace')).toMatchObject(ok({ state: 'failed', code: 'read-model/behind' }));
    expect(alarms.latest()).toMatchObject([
      { source: 'projection', name: 'trace', kind: 'rebuild-failed', code: 'read-model/behind' },
    ]);
  });

  it('cancels all of them when the hub stops', async () => {
    const { rebuilds } = fixture();
    rebuilds.start('trace');
    rebuilds.stop();
    await nextTurn();
    expect(rebuilds.of('trace')).toMatchObject(ok({ state: 'cancelled' }));
  });
});
