import type { JsonObject } from '@lienthong/kernel';
import type { ReportCode } from './status-code.js';

/** What a recipient's clerk or software said with a status; encrypted in the store. */
export interface ReportWords {
  readonly reason?: string;
  readonly staff?: JsonObject;
}

interface Report {
  /** Identity of the report, so that a repeat is recognised. */
  readonly reportId: string;
  /** The moment that the report itself names. */
  readonly claimedAt: string;
  /** It came after a higher rung or after the end: a fact for the history, no step. */
  readonly late: boolean;
}

interface Reported<Type extends string> {
  readonly type: Type;
  readonly data: Report;
  readonly personal: ReportWords;
}

interface Answer {
  readonly requestId: string;
  readonly reportId: string;
  readonly claimedAt: string;
}

interface Answered<Type extends string> {
  readonly type: Type;
  readonly data: Answer;
  readonly personal: ReportWords;
}

export type DeliveryEvent =
  | { readonly type: 'DeliveryConsigned'; readonly data: { readonly sequence: number } }
  | { readonly type: 'DeliveryExposed'; readonly data: { readonly system: string } }
  | { readonly type: 'DeliveryHandedOver'; readonly data: { readonly system: string } }
  | Reported<'DeliveryArrived'>
  | Reported<'DeliveryRefused'>
  | Reported<'DeliveryAccepted'>
  | Reported<'DeliveryAssigned'>
  | Reported<'DeliveryProcessing'>
  | Reported<'DeliveryCompleted'>
  | { readonly type: 'DeliveryCancelled'; readonly data: { readonly requestId: string } }
  | { readonly type: 'RecallAsked'; readonly data: { readonly requestId: string } }
  | Answered<'RecallAgreed'>
  | Answered<'RecallRefused'>
  | { readonly type: 'UpdateAsked'; readonly data: { readonly requestId: string } }
  | Answered<'UpdateAgreed'>
  | Answered<'UpdateRefused'>
  | { readonly type: 'DeliverySilent'; readonly data: { readonly afterHours: number; readonly working?: true } }
  | { readonly type: 'DeliveryAcceptanceExpired'; readonly data: { readonly afterHours: number } }
  | {
      readonly type: 'DeliveryHandedToSuccessor';
      readonly data: { readonly successor: string | null; readonly closedOn: string };
    };

export type DeliveryEventType = DeliveryEvent['type'];

/** Which fact a status code of the wire becomes. */
export const eventOfReport = {
  '01': 'DeliveryArrived',
  '02': 'DeliveryRefused',
  '03': 'DeliveryAccepted',
  '04': 'DeliveryAssigned',
  '05': 'DeliveryProcessing',
  '06': 'DeliveryCompleted',
} as const satisfies Record<ReportCode, DeliveryEventType>;

export const reportOfEvent = Object.fromEntries(
  Object.entries(eventOfReport).map(([code, type]) => [type, code]),
) as Record<(typeof eventOfReport)[ReportCode], ReportCode>;
