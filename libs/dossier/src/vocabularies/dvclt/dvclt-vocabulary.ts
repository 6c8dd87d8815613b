import type { Procedure } from '@lienthong/procedure';
import type { DossierEvent } from '../../domain/dossier.events.js';
import { basisOf } from '../true-time.js';
import type { StatusRecord, StatusVocabulary } from '../status-vocabulary.js';
import { DVCLT_FOLLOWS, DVCLT_LABELS } from './dvclt-status.js';
import type { DvcltStatus } from './dvclt-status.js';

export interface DvcltState {
  /** Requests for a supplement of the civil-status leg that nobody has answered. */
  readonly asked: readonly string[];
}

export type DvcltRecord = StatusRecord<DvcltStatus>;

/** The line of work of a commune's civil-status officer, as competences name it. */
const CIVIL_STATUS = 'ho-tich';

/** The legs that DVCLT hears of from the province; of the others it hears from their own agencies. */
export const civilStatusLegs = ({ legs, roles }: Procedure): readonly string[] => {
  const officers = new Set(roles.filter(({ work }) => work === CIVIL_STATUS).map(({ id }) => id));
  return legs.filter(({ role }) => officers.has(role)).map(({ id }) => id);
};

const askedAfter = (asked: readonly string[], event: DossierEvent, isOurs: boolean): readonly string[] => {
  const { type, data } = event;
  if (type === 'SupplementReceived') return asked.filter((request) => request !== data.requestId);
  if (!isOurs) return asked;
  if (type === 'SupplementRequested') return [...asked, data.reportId];
  return type === 'LegCompleted' || type === 'LegFailed' ? [] : asked;
};

/** Facts of the whole dossier, and facts of the civil-status leg alone. */
const OF_DOSSIER: Partial<Readonly<Record<DossierEvent['type'], DvcltStatus>>> = {
  DossierFiled: '1',
  DossierReceived: '3',
  DossierNotReceived: '6',
  ResultDelivered: '5',
};
const OF_LEG: typeof OF_DOSSIER = {
  LegStarted: '7',
  SupplementRequested: '2',
  LegCompleted: '4',
  DossierRefused: '6',
};

/** Of a procedure that has a civil-status leg; undefined for any other: DVCLT does not know it. */
export const dvcltVocabulary = (procedure: Procedure): StatusVocabulary<DvcltState, DvcltStatus> | undefined => {
  const ours = new Set(civilStatusLegs(procedure));
  if (ours.size === 0) return undefined;
  return {
    name: 'dvclt',
    labels: DVCLT_LABELS,
    follows: DVCLT_FOLLOWS,
    initial: { asked: [] },
    next: ({ asked }, recorded) => {
      const { event } = recorded;
      const isOurs = 'leg' in event.data && ours.has(event.data.leg);
      const after = askedAfter(asked, event, isOurs);
      const answered = event.type === 'SupplementReceived' && asked.length > 0 && after.length === 0;
      const status = OF_DOSSIER[event.type] ?? (isOurs ? OF_LEG[event.type] : answered ? '7' : undefined);
      return {
        state: { asked: after },
        records: status === undefined ? [] : [{ status, ...basisOf(recorded) }],
      };
    },
  };
};
