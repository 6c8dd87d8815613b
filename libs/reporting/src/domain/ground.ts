import { Fault } from '@lienthong/kernel';
import type { WorkingTime } from '@lienthong/calendar';
import type { Procedure, ProcedureLibrary } from '@lienthong/procedure';
import type { KnownDossier } from './known-dossier.js';

/** What figures rest on beside the events: the unit's working time under one calendar, and the procedures. */
export interface Ground {
  readonly time: WorkingTime;
  readonly procedures: Pick<ProcedureLibrary, 'version'>;
}

/** The version that a dossier keeps, with its legs by post for which the promise has no room. */
export interface Definition {
  readonly procedure: Procedure;
  readonly postal: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

const definitionOf = ({ procedures }: Ground, { procedure, version }: KnownDossier): Definition => {
  const found = procedures.version(procedure, version);
  if (!found.ok) throw new Fault('reporting/procedure-unknown', `${procedure} of ${version}: ${found.refusal.code}`);
  const postal = found.value.legs.filter(({ post }) => post?.promise === 'outside').map(({ id }) => id);
  return { procedure: found.value, postal: postal.length === 0 ? NONE : new Set(postal) };
};

/**
 * Something for each version, made once: figures ask for it a million times.
 * @throws Fault `reporting/procedure-unknown`: a dossier that the report cannot place is not left out silently.
 */
export const forEachVersion = <T>(
  ground: Ground,
  make: (definition: Definition) => T,
): ((dossier: KnownDossier) => T) => {
  const made = new Map<string, T>();
  return (dossier) => {
    const known = made.get(dossier.definition);
    if (known !== undefined) return known;
    const fresh = make(definitionOf(ground, dossier));
    made.set(dossier.definition, fresh);
    return fresh;
  };
};
