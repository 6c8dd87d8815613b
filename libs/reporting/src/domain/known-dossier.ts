import type { AgencyId, LocalDate, ProcedureCode } from '@lienthong/identifiers';
import type { Channel } from '@lienthong/dossier/events';
import type { DriftFacts } from './drift.js';
import type { DossierFacts, Ended, WaitFacts } from './facts.js';
import { valueAt } from './moment.js';
import type { Basis, Ms } from './moment.js';

/**
 * A dossier as known at an instant, for who counts: asked for single moments, so that nothing need be made for each of
 * millions. Undefined is what had not happened.
 */
export interface KnownDossier {
  /** Its procedure's code and version as one text: dossiers of the same have the same. */
  readonly definition: string;
  readonly procedure: ProcedureCode;
  readonly version: LocalDate;
  readonly channel: Channel;
  readonly endedAs: Ended | undefined;
  readonly received: (basis: Basis) => Ms | undefined;
  readonly ended: (basis: Basis) => Ms | undefined;
  /** When a second supplement was asked for. */
  readonly askedTwice: (basis: Basis) => Ms | undefined;
  /** Who answers for it at a moment; before anybody did, the first. */
  readonly receiverAt: (basis: Basis, at: Ms) => AgencyId | undefined;
  readonly dueAt: (basis: Basis, at: Ms) => Ms | undefined;
  readonly waits: () => readonly WaitFacts[];
  readonly drifts: () => readonly DriftFacts[];
  /** Each attempt at a leg; without `to` it goes on. */
  readonly eachLeg: (basis: Basis, visit: (leg: string, from: Ms, to: Ms | undefined) => void) => void;
}

export const definitionText = ({ procedure, version }: Pick<DossierFacts, 'procedure' | 'version'>): string =>
  `${procedure} ${version}`;

export const definitionFrom = (text: string): Pick<DossierFacts, 'procedure' | 'version'> => {
  const [procedure = '', version = ''] = text.split(' ');
  return { procedure: procedure as ProcedureCode, version: version as LocalDate };
};

export const knownFrom = (facts: DossierFacts): KnownDossier => ({
  definition: definitionText(facts),
  procedure: facts.procedure,
  version: facts.version,
  channel: facts.channel,
  endedAs: facts.ended?.as,
  received: (basis) => facts.received?.[basis],
  ended: (basis) => facts.ended?.[basis],
  askedTwice: (basis) => facts.secondSupplement?.[basis],
  receiverAt: (basis, at) => valueAt(facts.receivers, basis, at) ?? facts.receivers[0]?.value,
  dueAt: (basis, at) => valueAt(facts.dues, basis, at),
  waits: () => facts.waits,
  drifts: () => facts.drifts,
  eachLeg: (basis, visit) => {
    for (const { leg, started, ended } of facts.legs) visit(leg, started[basis], ended?.[basis]);
  },
});
