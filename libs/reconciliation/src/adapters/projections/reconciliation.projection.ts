import { dossierCatalogue } from '@lienthong/dossier/events';
import type { ProcedureLibrary } from '@lienthong/procedure';
import { byType, defineProjection } from '@lienthong/read-model';
import type { Projection } from '@lienthong/read-model';
import { RECONCILIATION_CATEGORY } from '../../contracts/streams.js';
import { dossierRows } from './dossier-rows.js';
import { reconciliationModel, reconciliationSchema } from './reconciliation.schema.js';
import { runRows } from './run-rows.js';

/** Dossiers by their codes with what each vocabulary is told, and what comparisons found. */
export const reconciliationProjection = (library: ProcedureLibrary): Projection =>
  defineProjection({
    ...reconciliationModel,
    categories: ['dossier', RECONCILIATION_CATEGORY],
    schema: (db) => db.exec(reconciliationSchema),
    prepare: (db) => {
      const { apply, settle } = dossierRows(db, library);
      const dossiers = Object.fromEntries(Object.keys(dossierCatalogue).map((type) => [type, apply]));
      return { ...byType({ ...dossiers, ...runRows(db) }), settle };
    },
  });
