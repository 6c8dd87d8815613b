import type { DossierEvent } from '../../domain/dossier.events.js';
import { basisOf } from '../true-time.js';
import type { StatusRecord, StatusVocabulary } from '../status-vocabulary.js';
import { PORTAL_FOLLOWS, PORTAL_LABELS } from './portal-status.js';
import type { PortalStatus } from './portal-status.js';

/** What the citizen is waited for, as the portal shows it: the id of the request, and its leg. */
interface ShownWait {
  readonly request: string;
  readonly leg: string;
}

export interface PortalState {
  readonly last?: PortalStatus;
  readonly waits: readonly ShownWait[];
}

export type PortalRecord = StatusRecord<PortalStatus>;

const waitsAfter = (waits: readonly ShownWait[], event: DossierEvent): readonly ShownWait[] => {
  const { type, data } = event;
  if (type === 'SupplementRequested' || type === 'FeeRequested')
    return [...waits, { request: data.reportId, leg: data.leg }];
  if (type === 'SupplementReceived' || type === 'FeePaid')
    return waits.filter(({ request }) => request !== data.requestId);
  if (type === 'LegCompleted' || type === 'LegFailed') return waits.filter(({ leg }) => leg !== data.leg);
  return waits;
};

/** Statuses that an event is by itself. A refusal after reception is no "not received": processing has stopped. */
const STANDS_FOR: Partial<Readonly<Record<DossierEvent['type'], PortalStatus>>> = {
  DossierFiled: '1',
  DossierReceived: '2',
  DossierNotReceived: '3',
  SupplementRequested: '5',
  FeeRequested: '6',
  DossierWithdrawn: '7',
  DossierStopped: '8',
  DossierRefused: '8',
  ResultIssued: '9',
  ResultDelivered: '10',
};

/** In process: with the first leg that is handed over, and again once the citizen is waited for no more. */
const inProcess = ({ last, waits }: PortalState, event: DossierEvent, after: readonly ShownWait[]): boolean =>
  event.type === 'LegStarted' ? last === '2' : waits.length > 0 && after.length === 0;

/** The ten statuses of the national portal. A wait for relatives' confirmation is none of them: still in process. */
export const portalVocabulary: StatusVocabulary<PortalState, PortalStatus> = {
  name: 'portal',
  labels: PORTAL_LABELS,
  follows: PORTAL_FOLLOWS,
  initial: { waits: [] },
  next: (state, recorded) => {
    const { event } = recorded;
    const waits = waitsAfter(state.waits, event);
    const status = STANDS_FOR[event.type] ?? (inProcess(state, event, waits) ? '4' : undefined);
    return status === undefined
      ? { state: { ...state, waits }, records: [] }
      : { state: { last: status, waits }, records: [{ status, ...basisOf(recorded) }] };
  },
};
