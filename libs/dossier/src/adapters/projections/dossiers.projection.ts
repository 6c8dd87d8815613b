import type { DatabaseSync } from 'node:sqlite';
import type { EventStore } from '@lienthong/event-store';
import { defineProjection, forTypes } from '@lienthong/read-model';
import type { Projection } from '@lienthong/read-model';
import { dossierCatalogue } from '../../contracts/event-catalogue.js';
import { DOSSIER_CATEGORY, dossierOf } from '../../contracts/dossier-streams.js';
import { timersOf } from '../../domain/alarms.js';
import { isOpen } from '../../domain/dossier.js';
import type { Dossier } from '../../domain/dossier.js';
import { dossiersModel, dossiersSchema } from './dossiers.schema.js';
import { createBatchStates } from './states-of-batch.js';
import { workRows } from './work-rows.js';

const nextMoment = (state: Dossier): string | undefined =>
  timersOf(state)
    .map(({ at }) => at)
    .sort()
    .at(0);

const writer = (db: DatabaseSync) => {
  const put = db.prepare('INSERT OR REPLACE INTO timers VALUES (?, ?)');
  const unset = db.prepare('DELETE FROM timers WHERE dossier = ?');
  const done = db.prepare('DELETE FROM work WHERE dossier = ?');
  const open = db.prepare('INSERT INTO work VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  return (dossier: string, state: Dossier): void => {
    const next = nextMoment(state);
    if (next === undefined) unset.run(dossier);
    else put.run(dossier, next);
    done.run(dossier);
    if (isOpen(state)) for (const row of workRows(state)) open.run(dossier, ...row);
  };
};

/** What is open and when somebody must be told next; of a dossier that ended nothing is left. */
export const dossiersProjection = (store: Pick<EventStore, 'readStream'>): Projection => {
  const states = createBatchStates(store);
  return defineProjection({
    ...dossiersModel,
    categories: [DOSSIER_CATEGORY],
    schema: (db) => db.exec(dossiersSchema),
    gather: (events) => states.gather(events.filter(({ type }) => Object.hasOwn(dossierCatalogue, type))),
    prepare: (db) => {
      const write = writer(db);
      return forTypes(Object.keys(dossierCatalogue), (event) => {
        const state = states.after(event);
        if (state !== undefined) write(dossierOf(event.stream), state);
      });
    },
  });
};
