import { assertNever } from '@lienthong/kernel';
import { reportOfEvent } from './delivery.events.js';
import type { DeliveryEvent } from './delivery.events.js';
import { isHigher } from './status-code.js';
import type { ReportCode, Rung } from './status-code.js';

export interface Request {
  readonly requestId: string;
  readonly answer: 'open' | 'agreed' | 'refused';
}

interface Known {
  readonly sequence: number;
  /** Exposed: content left for the recipient's system. Handed over: its gateway acknowledged (ETSI ContentHandover). */
  readonly transport: 'consigned' | 'exposed' | 'handed-over';
  readonly rung: Rung | undefined;
  readonly reported: ReadonlySet<ReportCode>;
  /** Of this consignment and of earlier ones: a report is heard once. */
  readonly reportIds: ReadonlySet<string>;
  /** Any status or answer came since the consignment. */
  readonly told: boolean;
  readonly recall: Request | undefined;
  readonly updates: readonly Request[];
  readonly silent: boolean;
  /** Neither 02 nor 03 came in time since the consignment (ETSI AcceptanceRejectionExpiry). */
  readonly expired: boolean;
}

/** A transfer's way to one recipient. */
export type Delivery =
  | { readonly status: 'unknown' }
  | (Known & { readonly status: 'open' })
  | (Known & { readonly status: 'cancelled' })
  | (Known & { readonly status: 'refused' })
  | (Known & { readonly status: 'recalled'; readonly endedAt: string })
  | (Known & { readonly status: 'passed-on'; readonly endedAt: string; readonly successor: string | null });

export const initialDelivery: Delivery = { status: 'unknown' };

const consigned = (sequence: number, reportIds: ReadonlySet<string>): Delivery => ({
  status: 'open',
  sequence,
  transport: 'consigned',
  rung: undefined,
  reported: new Set(),
  reportIds,
  told: false,
  recall: undefined,
  updates: [],
  silent: false,
  expired: false,
});

const answered = (requests: readonly Request[], requestId: string, answer: 'agreed' | 'refused'): readonly Request[] =>
  requests.map((request) => (request.requestId === requestId ? { requestId, answer } : request));

export const evolveDelivery = (state: Delivery, event: DeliveryEvent): Delivery => {
  if (event.type === 'DeliveryConsigned') {
    return consigned(event.data.sequence, state.status === 'unknown' ? new Set() : state.reportIds);
  }
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'DeliveryExposed':
      return state.transport === 'consigned' ? { ...state, transport: 'exposed' } : state;
    case 'DeliveryHandedOver':
      return { ...state, transport: 'handed-over' };
    case 'DeliveryArrived':
    case 'DeliveryRefused':
    case 'DeliveryAccepted':
    case 'DeliveryAssigned':
    case 'DeliveryProcessing':
    case 'DeliveryCompleted': {
      const code = reportOfEvent[event.type];
      const known = {
        ...state,
        reported: new Set([...state.reported, code]),
        reportIds: new Set([...state.reportIds, event.data.reportId]),
        told: true,
        silent: false,
      };
      if (code === '02') return { ...known, status: 'refused' };
      return isHigher(code, state.rung) && !event.data.late ? { ...known, rung: code } : known;
    }
    case 'DeliveryCancelled':
      return { ...state, status: 'cancelled', recall: { requestId: event.data.requestId, answer: 'agreed' } };
    case 'RecallAsked':
      return { ...state, recall: { requestId: event.data.requestId, answer: 'open' } };
    case 'RecallAgreed': {
      const known = {
        ...state,
        recall: { requestId: event.data.requestId, answer: 'agreed' as const },
        reportIds: new Set([...state.reportIds, event.data.reportId]),
        told: true,
        silent: false,
      };
      return state.status === 'open' ? { ...known, status: 'recalled', endedAt: event.data.claimedAt } : known;
    }
    case 'RecallRefused':
      return {
        ...state,
        recall: { requestId: event.data.requestId, answer: 'refused' },
        reportIds: new Set([...state.reportIds, event.data.reportId]),
        told: true,
        silent: false,
      };
    case 'UpdateAsked':
      return { ...state, updates: [...state.updates, { requestId: event.data.requestId, answer: 'open' }] };
    case 'UpdateAgreed':
    case 'UpdateRefused':
      return {
        ...state,
        updates: answered(state.updates, event.data.requestId, event.type === 'UpdateAgreed' ? 'agreed' : 'refused'),
        reportIds: new Set([...state.reportIds, event.data.reportId]),
        told: true,
        silent: false,
      };
    case 'DeliverySilent':
      return { ...state, silent: true };
    case 'DeliveryAcceptanceExpired':
      return { ...state, expired: true };
    case 'DeliveryHandedToSuccessor':
      return { ...state, status: 'passed-on', endedAt: event.data.closedOn, successor: event.data.successor };
    default:
      return assertNever(event);
  }
};
