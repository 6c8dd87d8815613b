import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { dossierStream } from '../../contracts/dossier-streams.js';
import { timersOf } from '../../domain/alarms.js';
import { birthFiling } from '../../testing/birth-filing.js';
import { certified, COMMUNE, FILED, INSURANCE, POLICE, received, reports } from '../../testing/birth.js';
import { openDossierWorld, valueOf } from '../../testing/dossier-world.js';
import type { DossierWorld } from '../../testing/dossier-world.js';
import { modelFolder, runIndex } from '../../testing/running-index.js';
import { local } from '../../testing/world.js';
import type { DossierPorts } from '../ports.js';
import { actOnDossier } from '../running/act-on-dossier.js';
import { fileDossier } from '../running/file-dossier.js';
import { loadDossier } from '../running/load-dossier.js';
import { raiseAlarms } from './raise-alarms.js';

const handedOver = async (world: DossierWorld, serial = 1): Promise<string> => {
  const { dossier } = valueOf(
    await fileDossier(world.ports)({ ...birthFiling, messageId: `khai-sinh-${serial}` }, world.act(FILED)),
  );
  const code = `H49.204-260303-${String(serial).padStart(4, '0')}` as typeof received.code;
  const national = `G01.899-260303-${String(serial).padStart(6, '0')}`;
  valueOf(await actOnDossier(world.ports)(dossier, { ...received, code, national }, world.act(received.now)));
  valueOf(await actOnDossier(world.ports)(dossier, certified, world.act(certified.now)));
  return dossier;
};

const alarms = async (world: DossierWorld, dossier: string) =>
  (await world.events(dossier))
    .filter(({ type }) => type === 'AlarmRaised')
    .map(({ data }) => data as { alarm: string; leg?: string; count: number })
    .map(({ alarm, leg = '', count }) => `${alarm} ${leg} ${count}`.replace('  ', ' '));

type Running = ReturnType<typeof runIndex>;

const lookAt = async (world: DossierWorld, at: Instant, running: Running, ports: DossierPorts = world.ports) => {
  world.clock.set(at);
  await running.caughtUp();
  return raiseAlarms({ ...ports, index: running.index })();
};

describe('timers', () => {
  it('fire by their moment: a leg that nobody acknowledged within 2 working hours', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const dossier = await handedOver(world);
    // Handed over Tuesday 10:00: 1½ hours before noon, the other half hour until 14:00.
    expect(await lookAt(world, local('2026-03-03 13:59'), running)).toBe(0);
    expect(await lookAt(world, local('2026-03-03 14:00'), running)).toBe(2);
    expect(await alarms(world, dossier)).toEqual(['acknowledgement thuong-tru 1', 'acknowledgement bhyt 1']);
    const told = (await world.events(dossier)).findLast(({ type }) => type === 'AlarmRaised')?.data['tell'];
    expect(told).toEqual([COMMUNE, POLICE, INSURANCE]);
  });

  it('fire all at one look, however many are due', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const serials = Array.from({ length: 1_100 }, (_, index) => `khai-sinh-${index}`);
    for (const messageId of serials)
      valueOf(await fileDossier(world.ports)({ ...birthFiling, messageId }, world.act()));
    expect(await lookAt(world, local('2026-03-05 08:00'), running)).toBe(serials.length);
    expect(await lookAt(world, local('2026-03-05 08:00'), running)).toBe(0);
  });

  it('say nothing of what has happened meanwhile', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const dossier = await handedOver(world);
    await running.caughtUp();
    const behind = running.index.dueBy(local('2026-03-03 14:00'), 10);
    for (const leg of ['thuong-tru', 'bhyt'] as const)
      valueOf(await actOnDossier(world.ports)(dossier, reports('Acknowledge', leg, '2026-03-03 11:00'), world.act()));
    world.clock.set(local('2026-03-03 14:00'));
    expect(behind.map((due) => due.dossier)).toEqual([dossier]);
    expect(await raiseAlarms({ ...world.ports, index: { dueBy: () => behind } })()).toBe(0);
  });

  it('tell again of what stays late, and each time once', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const dossier = await handedOver(world);
    await lookAt(world, local('2026-03-03 14:00'), running);
    expect(await lookAt(world, local('2026-03-03 14:01'), running)).toBe(0);
    await lookAt(world, local('2026-03-10 17:00'), running);
    const raised = await alarms(world, dossier);
    expect(raised).toContain('acknowledgement bhyt 2');
    expect(raised).toContain('promise 1');
    expect(new Set(raised).size).toBe(raised.length);
  });

  it('survive a restart: the file knows where it was, and a lost one is built anew', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using other = await modelFolder();
    const dossier = await handedOver(world);
    {
      await using running = runIndex(world.store, folder.dir);
      await running.caughtUp();
    }
    for (const dir of [folder.dir, other.dir]) {
      await using again = runIndex(world.store, dir);
      await again.caughtUp();
      expect(again.index.dueBy(local('2026-03-03 14:00'), 10)).toEqual([{ dossier, at: local('2026-03-03 14:00') }]);
    }
  });

  it('of two instances raise an alarm once: they race on the dossier’s revision', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const dossiers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((serial) => handedOver(world, serial)));
    world.clock.set(local('2026-03-03 14:00'));
    await running.caughtUp();
    const instances = [world.another(), world.another(), world.another()];
    const raised = await Promise.all(instances.map((ports) => raiseAlarms({ ...ports, index: running.index })()));
    expect(raised.reduce((sum, one) => sum + one, 0)).toBe(16);
    for (const dossier of dossiers) expect(await alarms(world, dossier)).toHaveLength(2);
  });

  it('are found by the index, whatever is asked: no table is looked through', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    await running.caughtUp();
    const plans = [
      "SELECT dossier, next_at FROM timers WHERE next_at <= 'x' AND (next_at, dossier) > ('', '') ORDER BY next_at, dossier LIMIT 5",
      "SELECT * FROM work WHERE agency = 'x' AND waiting = 0 AND due < 'x' ORDER BY due LIMIT 5",
      "SELECT * FROM work WHERE agency = 'x' AND acknowledged = 0 AND acknowledge_by IS NOT NULL AND acknowledge_by < 'x' LIMIT 5",
      "SELECT * FROM work WHERE agency = 'x' AND told > 0 AND due < 'x' ORDER BY due LIMIT 5",
      "SELECT min(agency) FROM work WHERE agency > 'x'",
      "SELECT DISTINCT dossier FROM work WHERE agency = 'x' LIMIT 5",
    ].map((sql) => running.model.all(`EXPLAIN QUERY PLAN ${sql}`).map(({ detail }) => String(detail)));
    for (const plan of plans) expect(plan[0]).toMatch(/^SEARCH/);
  });

  it('of one that cannot be decided on keep no other waiting, and it is told', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const dossiers = await Promise.all([1, 2, 3].map((serial) => handedOver(world, serial)));
    const [lost] = dossiers;
    const unruled: DossierPorts = {
      ...world.ports,
      store: {
        ...world.ports.store,
        readStream: (stream, options) =>
          stream === dossierStream(String(lost))
            ? Promise.reject(new Fault('store/corrupt', 'This stream cannot be read'))
            : world.ports.store.readStream(stream, options),
      },
      states: world.another().states,
    };
    const looked = lookAt(world, local('2026-03-03 14:00'), running, unruled);
    await expect(looked).rejects.toMatchObject({ code: 'dossier/alarms-not-raised', cause: { code: 'store/corrupt' } });
    expect(await Promise.all(dossiers.map(async (one) => (await alarms(world, one)).length))).toEqual([0, 2, 2]);
  });

  it('end with the dossier: of one that is over nothing is kept', async () => {
    await using world = await openDossierWorld(FILED);
    await using folder = await modelFolder();
    await using running = runIndex(world.store, folder.dir);
    const dossier = await handedOver(world);
    valueOf(await actOnDossier(world.ports)(dossier, { type: 'Withdraw', now: certified.now }, world.act()));
    await running.caughtUp();
    expect(running.index.dueBy('9999' as Instant, 10)).toEqual([]);
    expect(running.index.agencies()).toEqual([]);
    expect(timersOf((await loadDossier(world.ports)(dossier)).state)).toEqual([]);
  });
});
