import type { AgencyId } from '@lienthong/identifiers';
import { isSettled } from '../domain/dossier.js';
import type { Dossier, KnownDossier } from '../domain/dossier.js';
import type { DvcltStatus } from './dvclt/dvclt-status.js';
import type { PortalStatus } from './portal/portal-status.js';
import type { StatusVocabularyName } from './status-vocabulary.js';

/** A fact that somebody has to assert before a step that stands on it can be told to anybody. */
export const ASSERTABLE = [
  'reception',
  'refusal-of-reception',
  'assignment',
  'leg-result',
  'leg-failure',
  'supplement-request',
  'fee-request',
  'withdrawal',
  'stop',
  'delivery',
] as const;
export type Assertable = (typeof ASSERTABLE)[number];

/** Who is asked to assert what: a request, never a status. */
export interface AskedFact {
  readonly fact: Assertable;
  readonly leg?: string;
  /** Absent: nobody answers for the leg yet, and the operator's desk is asked. */
  readonly agency?: AgencyId;
}

const FACT_OF_PORTAL: Readonly<Record<PortalStatus, Assertable | undefined>> = {
  '1': undefined,
  '2': 'reception',
  '3': 'refusal-of-reception',
  '4': 'assignment',
  '5': 'supplement-request',
  '6': 'fee-request',
  '7': 'withdrawal',
  '8': 'stop',
  '9': 'leg-result',
  '10': 'delivery',
};

const FACT_OF_DVCLT: Readonly<Record<DvcltStatus, Assertable | undefined>> = {
  '1': undefined,
  '2': 'supplement-request',
  '3': 'reception',
  '4': 'leg-result',
  '5': 'delivery',
  '6': 'leg-failure',
  '7': 'assignment',
};

const FACTS: Readonly<Record<StatusVocabularyName, Readonly<Record<string, Assertable | undefined>>>> = {
  portal: FACT_OF_PORTAL,
  dvclt: FACT_OF_DVCLT,
};

const ofLegs = (
  fact: Assertable,
  { legs }: KnownDossier,
  concerns: ReadonlySet<string> | undefined,
): readonly AskedFact[] =>
  [...legs]
    .filter(([id, leg]) => !isSettled(leg) && (concerns === undefined || concerns.has(id)))
    .map(([leg, { agency }]) => ({ fact, leg, ...(agency === undefined ? {} : { agency }) }));

/**
 * Who is to assert what, so that a status may be told. Empty where the step follows by itself from one asked before.
 * `legs`: those that the vocabulary speaks of; all where it is not given.
 */
export const askedFor = (
  vocabulary: StatusVocabularyName,
  status: string,
  dossier: Dossier,
  legs?: ReadonlySet<string>,
): readonly AskedFact[] => {
  const fact = FACTS[vocabulary][status];
  if (fact === undefined || dossier.status === 'unknown' || dossier.status === 'ended') return [];
  switch (fact) {
    case 'reception':
      return dossier.status === 'filed' ? [{ fact, agency: dossier.receiver }] : [];
    case 'refusal-of-reception':
    case 'withdrawal':
    case 'stop':
    case 'delivery':
      return [{ fact, agency: dossier.receiver }];
    case 'assignment':
      return ofLegs(fact, dossier, legs).filter(({ agency }) => agency === undefined);
    case 'leg-failure':
      return dossier.status === 'filed'
        ? [{ fact: 'refusal-of-reception', agency: dossier.receiver }]
        : ofLegs(fact, dossier, legs);
    case 'leg-result':
    case 'supplement-request':
    case 'fee-request':
      return ofLegs(fact, dossier, legs);
  }
};
