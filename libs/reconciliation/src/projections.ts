import type { ProcedureLibrary } from '@lienthong/procedure';
import type { ProjectionModule } from '@lienthong/read-model';
import { reconciliationProjection } from './adapters/projections/reconciliation.projection.js';

/** What runs in the worker thread of the projections: it loads no framework. */
export const reconciliationProjections =
  (library: ProcedureLibrary): ProjectionModule['projections'] =>
  () => [reconciliationProjection(library)];
