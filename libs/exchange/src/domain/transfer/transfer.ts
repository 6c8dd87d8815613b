import type { BusinessTypeNumber } from '@lienthong/identifiers';
import { assertNever } from '@lienthong/kernel';
import type { Content } from './document.js';
import type { ResolvedRecipient, TransferEvent } from './transfer.events.js';

export interface AwaitedRouting {
  readonly code: string;
  readonly agency: string;
  readonly candidates: readonly string[];
}

/** One document sent by one agency to one or more recipients. */
export type Transfer =
  | { readonly status: 'unknown' }
  | {
      readonly status: 'submitted';
      readonly sender: string;
      readonly businessType: BusinessTypeNumber;
      readonly test: boolean;
      /** DocumentIds of the documents that it replaces. */
      readonly replaces: readonly string[];
      /** Codes as written, of the submission and of everything added since. */
      readonly codes: ReadonlySet<string>;
      readonly recipients: ReadonlyMap<string, ResolvedRecipient>;
      readonly awaited: ReadonlyMap<string, AwaitedRouting>;
      /** What recipients were resolved of: the submission, requests that added some, closings of agencies. */
      readonly resolved: ReadonlySet<string>;
      /** The newest content: that of the submission or of the last update that changed it. */
      readonly content: Content;
      readonly requests: ReadonlySet<string>;
      readonly replacedBy: ReadonlySet<string>;
      /** The edXML that was written of a JSON document, by the event whose content it shows. */
      readonly written: ReadonlyMap<string, Content['message'] & object>;
    };

export const initialTransfer: Transfer = { status: 'unknown' };

const joined = (
  known: ReadonlyMap<string, ResolvedRecipient>,
  more: readonly ResolvedRecipient[],
): ReadonlyMap<string, ResolvedRecipient> => new Map([...known, ...more.map((one) => [one.agency, one] as const)]);

export const evolveTransfer = (state: Transfer, event: TransferEvent): Transfer => {
  if (event.type === 'DocumentSubmitted') {
    const { sender, businessType, test, recipients, replaces, head, proof, message, attachments } = event.data;
    return {
      status: 'submitted',
      sender,
      businessType,
      test,
      replaces: replaces.map((one) => one.documentId),
      codes: new Set(recipients),
      recipients: new Map(),
      awaited: new Map(),
      resolved: new Set(),
      content: { head, proof, attachments, ...(message ? { message } : {}) },
      requests: new Set(),
      replacedBy: new Set(),
      written: new Map(),
    };
  }
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'RecipientsAdded':
      return {
        ...state,
        codes: new Set([...state.codes, ...event.data.codes]),
        requests: new Set([...state.requests, event.data.requestId]),
      };
    case 'RecipientsResolved':
      return {
        ...state,
        recipients: joined(state.recipients, event.data.recipients),
        resolved: new Set([...state.resolved, event.data.of]),
      };
    case 'RoutingAwaited': {
      const { code, agency, candidates } = event.data;
      const awaited = { code, agency, candidates: candidates.map((candidate) => candidate.agency) };
      return { ...state, awaited: new Map([...state.awaited, [code, awaited]]) };
    }
    case 'RoutingAssigned': {
      const { code, agency, to } = event.data;
      const awaited = new Map(state.awaited);
      awaited.delete(code);
      return {
        ...state,
        awaited,
        recipients: joined(state.recipients, [{ agency: to, codes: [code], predecessors: [agency] }]),
      };
    }
    case 'RecipientsRemoved': {
      const recipients = new Map(state.recipients);
      const { agencies } = event.data;
      const unrouted = [...state.awaited.values()].filter((one) => agencies.includes(one.agency));
      const gone = [
        ...agencies.flatMap((agency) => recipients.get(agency)?.codes ?? []),
        ...unrouted.map((one) => one.code),
      ];
      for (const agency of agencies) recipients.delete(agency);
      const awaited = new Map([...state.awaited].filter(([, one]) => !agencies.includes(one.agency)));
      return { ...state, recipients, awaited, codes: new Set([...state.codes].filter((code) => !gone.includes(code))) };
    }
    case 'RecallRequested': {
      const { agencies, requestId } = event.data;
      const still = [...state.awaited].filter(([, one]) => agencies.length > 0 && !agencies.includes(one.agency));
      return { ...state, awaited: new Map(still), requests: new Set([...state.requests, requestId]) };
    }
    case 'DocumentUpdated':
      return {
        ...state,
        content: event.data.content ?? state.content,
        codes: new Set([...state.codes, ...event.data.added]),
        requests: new Set([...state.requests, event.data.requestId]),
      };
    case 'DocumentReplaced':
      return { ...state, replacedBy: new Set([...state.replacedBy, event.data.by]) };
    case 'EdxmlWritten':
      return { ...state, written: new Map([...state.written, [event.data.of, event.data.message]]) };
    default:
      return assertNever(event);
  }
};
