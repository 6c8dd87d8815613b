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
export const procedureOf = (
  { procedures }: Ground,
  { procedure, version }: Pick<DossierFacts, 'procedure' | 'version'>,
): Procedure => {
  const found = procedures.version(procedure, version);
  if (found.ok) return found.value;
  throw new Fault('reporting/procedure-unknown', `${procedure} of ${version}: ${found.refusal.code}`);
};

export const legOf = (procedure: Procedure, id: string): Leg | undefined => procedure.legs.find((leg) => leg.id === id);

type Found = ReturnType<Ground['procedures']['version']>;

/** The same ground, which looks each version up once: figures ask for it a million times. */
export const rememberingGround = ({ time, procedures }: Ground): Ground => {
  const known = new Map<string, Map<string, Found>>();
  const version = (code: string, from: string): Found => {
    const versions = known.get(code) ?? new Map<string, Found>();
    known.set(code, versions);
    const found = versions.get(from) ?? procedures.version(code, from);
    versions.set(from, found);
    return found;
  };
  return { time, procedures: { version } };
};
