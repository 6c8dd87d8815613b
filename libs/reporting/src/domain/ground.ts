import { Fault } from '@lienthong/kernel';
import type { WorkingTime } from '@lienthong/calendar';
import type { Leg, Procedure, ProcedureLibrary } from '@lienthong/procedure';
import type { DossierFacts } from './facts.js';

/** What figures rest on beside the events: the unit's working time under one calendar, and the procedures. */
export interface Ground {
  readonly time: WorkingTime;
  readonly procedures: Pick<ProcedureLibrary, 'version'>;
}

/**
 * The version that a dossier keeps.
 * @throws Fault `reporting/procedure-unknown`: a dossier that the report cannot place is not left out silently.
 */
export const procedureOf = ({ procedures }: Ground, { procedure, version }: DossierFacts): Procedure => {
  const found = procedures.version(procedure, version);
  if (found.ok) return found.value;
  throw new Fault('reporting/procedure-unknown', `${procedure} of ${version}: ${found.refusal.code}`);
};

export const legOf = (procedure: Procedure, id: string): Leg | undefined => procedure.legs.find((leg) => leg.id === id);
