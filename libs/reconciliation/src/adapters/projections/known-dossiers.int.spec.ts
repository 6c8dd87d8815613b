import { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@lienthong/event-store';
import { answered, certified, local, received, reports } from '@lienthong/dossier/testing';
import type { DossierCommand } from '@lienthong/dossier';
import { loadShippedProcedures } from '@lienthong/procedure';
import { openReconciliationWorld } from '../../testing/reconciliation-world.js';
import { reconciliationProjection } from './reconciliation.projection.js';
import { reconciliationSchema } from './reconciliation.schema.js';

const library = await loadShippedProcedures();

/** Everything that the index holds, whatever numbers it gave. */
const indexOf = (events: readonly RecordedEvent[], batch: number) => {
  const db = new DatabaseSync(':memory:');
  db.exec(reconciliationSchema);
  const begin = () => reconciliationProjection(library).prepare(db);
  let prepared = begin();
  events.forEach((event, index) => {
    prepared.apply(event);
    if ((index + 1) % batch !== 0) return;
    prepared.settle?.();
    // As after a restart: nothing is remembered.
    if (index % 2 === 0) prepared = begin();
  });
  prepared.settle?.();
  return {
    dossiers: db.prepare('SELECT id, code, procedure, version, portal, dvclt FROM dossiers ORDER BY id').all(),
    codes: db.prepare('SELECT c.code, d.id FROM codes c JOIN dossiers d USING (n) ORDER BY c.code').all(),
    parties: db.prepare('SELECT p.agency, d.id FROM parties p JOIN dossiers d USING (n) ORDER BY p.agency, d.id').all(),
  };
};

it('the index of dossiers is the same, whatever of its events came together and after any restart', async () => {
  await using world = await openReconciliationWorld();
  const delivered: DossierCommand = {
    type: 'DeliverResult',
    now: local('2026-03-05 15:30'),
    at: local('2026-03-05 15:30'),
  };
  for (const serial of ['0001', '0002', '0003']) {
    const own = { ...received, code: `H49.204-260303-${serial}` as never, national: `G01.899-260303-9${serial}` };
    await world.birth(
      serial,
      own,
      certified,
      reports('RequestSupplement', 'thuong-tru', '2026-03-03 14:00', { reportId: 'bo-sung' }),
      answered('bo-sung', '2026-03-04 08:00'),
      reports('Complete', 'thuong-tru', '2026-03-04 09:00'),
      reports('Complete', 'bhyt', '2026-03-04 10:00'),
      delivered,
    );
  }
  const { events } = await world.store.readAll({ after: 0, limit: 10_000, filter: { categories: ['dossier'] } });
  const whole = indexOf(events, events.length);
  expect(whole.dossiers).toHaveLength(3);
  expect(whole.codes).toHaveLength(6);
  expect(whole.parties.length).toBeGreaterThanOrEqual(9);
  for (const batch of [1, 2, 3, 7, 20]) expect(indexOf(events, batch)).toEqual(whole);
});
