import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Channel, DossierEvent } from '../../domain/dossier.events.js';
import { madeOf } from '../of-event.js';
import type { Basis } from '../recorded.js';
import type { PortalState } from './portal-vocabulary.js';

export interface Supplement {
  readonly request: string;
  readonly reason: string;
  readonly askedAt: Instant;
  readonly receivedAt?: Instant;
  readonly dueBefore?: Instant;
  readonly dueAfter?: Instant;
}

/** Everything that a record to the portal says of a dossier; plain JSON. */
export interface FileState {
  readonly status: PortalState;
  /** True time of the last event. */
  readonly told?: Instant;
  readonly filing?: {
    readonly basis: Basis;
    readonly procedure: string;
    readonly channel: Channel;
    readonly filedAt: Instant;
  };
  readonly code?: string;
  readonly receiver?: AgencyId;
  readonly receivedAt?: Instant;
  readonly due?: Instant;
  readonly finishedAt?: Instant;
  readonly deliveredAt?: Instant;
  readonly working: readonly { readonly leg: string; readonly agency: AgencyId }[];
  readonly filed: readonly string[];
  readonly fees: readonly string[];
  readonly supplements: readonly Supplement[];
  readonly results: readonly string[];
}

const added = (items: readonly string[], more: readonly string[]): readonly string[] => [
  ...new Set([...items, ...more]),
];

/** The supplement that came last takes what became of the due date. */
const dueMoved = (state: FileState, before: Instant, due: Instant): readonly Supplement[] => {
  const last = state.supplements.findLastIndex(({ receivedAt }) => receivedAt !== undefined);
  return state.supplements.map((one, index) =>
    index === last && one.dueAfter === undefined ? { ...one, dueBefore: before, dueAfter: due } : one,
  );
};

const withLeg = (state: FileState, leg: string, agency: AgencyId): FileState => ({
  ...state,
  working: [...state.working.filter((one) => one.leg !== leg), { leg, agency }],
});

const withoutLeg = (state: FileState, leg: string): FileState => ({
  ...state,
  working: state.working.filter((one) => one.leg !== leg),
});

const supplemented = (
  state: FileState,
  { requestId, at, items }: Extract<DossierEvent, { type: 'SupplementReceived' }>['data'],
): FileState => ({
  ...state,
  supplements: state.supplements.map((one) => (one.request === requestId ? { ...one, receivedAt: at } : one)),
  filed: added(state.filed, items),
});

export const fileStateAfter = (state: FileState, event: DossierEvent, basis: Basis): FileState => {
  const finished = ({ data }: { readonly data: { readonly at: Instant } }): FileState => ({
    ...state,
    finishedAt: data.at,
  });
  const promised = ({ data }: { readonly data: { readonly due: Instant } }): FileState => ({ ...state, due: data.due });
  const over = ({ data }: { readonly data: { readonly leg: string } }): FileState => withoutLeg(state, data.leg);
  return (
    madeOf<FileState>(event, {
      DossierFiled: ({ data: { procedure, channel, filedAt, receiver, items } }) => ({
        ...state,
        filing: { basis, procedure, channel, filedAt },
        receiver,
        filed: items,
      }),
      DossierReceived: ({ data: { codes, receivedAt } }) => ({ ...state, code: codes.oneStop, receivedAt }),
      DueDateSet: promised,
      ApologyIssued: promised,
      DueDateMoved: ({ data: { before, due, why } }) => ({
        ...state,
        due,
        ...(why === 'supplement' ? { supplements: dueMoved(state, before, due) } : {}),
      }),
      LegStarted: ({ data }) => withLeg(state, data.leg, data.agency),
      LegHandedToSuccessor: ({ data }) => withLeg(state, data.leg, data.to),
      ReceiverSucceeded: ({ data }) => ({ ...state, receiver: data.to }),
      LegCompleted: ({ data }) => ({ ...withoutLeg(state, data.leg), results: added(state.results, data.items) }),
      LegFailed: over,
      LegCancelled: over,
      SupplementRequested: ({ data, personal }) => ({
        ...state,
        supplements: [
          ...state.supplements,
          { request: data.reportId, reason: personal.reason ?? '', askedAt: data.at },
        ],
      }),
      SupplementReceived: ({ data }) => supplemented(state, data),
      FeeRequested: ({ data }) => ({ ...state, fees: added(state.fees, [data.fee]) }),
      ResultIssued: finished,
      DossierRefused: finished,
      DossierStopped: finished,
      DossierWithdrawn: finished,
      ResultDelivered: ({ data }) => ({ ...state, deliveredAt: data.at }),
    }) ?? state
  );
};
