import type { BusinessTypeNumber } from '@lienthong/identifiers';
import type { JsonObject } from '@lienthong/kernel';
import type { Content, DocumentBody, StoredPart, Warning } from './document.js';

export interface Replaced {
  readonly documentId: string;
  /** Absent when the hub does not know the replaced document. */
  readonly transfer?: string;
  /** Agency ids; empty means all that received it. */
  readonly agencies: readonly string[];
}

/** A recipient as resolved at the instant at which it was named. */
export interface ResolvedRecipient {
  readonly agency: string;
  /** The codes as written that led here; more than one when two closed agencies have the same successor. */
  readonly codes: readonly string[];
  /** Closed agencies on whose behalf this one receives. */
  readonly predecessors: readonly string[];
}

export interface Candidate {
  readonly agency: string;
  readonly scope: string;
}

export type TransferEvent =
  | {
      readonly type: 'DocumentSubmitted';
      readonly data: Content & {
        readonly sender: string;
        readonly senderCode: string;
        readonly businessType: BusinessTypeNumber;
        readonly form: 'edxml' | 'json';
        readonly recipients: readonly string[];
        readonly replaces: readonly Replaced[];
        readonly test: boolean;
        readonly warnings: readonly Warning[];
      };
      readonly personal: DocumentBody;
    }
  | {
      readonly type: 'RecipientsAdded';
      readonly data: { readonly requestId: string; readonly codes: readonly string[] };
    }
  | {
      readonly type: 'RecipientsResolved';
      readonly data: {
        readonly of: string;
        readonly instant: string;
        readonly recipients: readonly ResolvedRecipient[];
      };
    }
  | {
      readonly type: 'RoutingAwaited';
      readonly data: {
        readonly of: string;
        readonly code: string;
        readonly agency: string;
        readonly candidates: readonly Candidate[];
      };
    }
  | {
      readonly type: 'RoutingAssigned';
      readonly data: { readonly code: string; readonly agency: string; readonly to: string };
      readonly personal: { readonly reason: string };
    }
  | {
      readonly type: 'RecipientsRemoved';
      readonly data: { readonly requestId: string; readonly agencies: readonly string[] };
    }
  | {
      readonly type: 'RecallRequested';
      readonly data: {
        readonly requestId: string;
        /** Agency ids; empty means every recipient. */
        readonly agencies: readonly string[];
        readonly message?: StoredPart;
      };
      readonly personal: { readonly reason: string; readonly staff?: JsonObject };
    }
  | {
      readonly type: 'DocumentUpdated';
      readonly data: {
        readonly requestId: string;
        /** Absent when only the recipients changed. */
        readonly content?: Content;
        readonly added: readonly string[];
        readonly removed: readonly string[];
        readonly warnings: readonly Warning[];
      };
      readonly personal: { readonly reason: string; readonly body?: DocumentBody };
    }
  | {
      readonly type: 'DocumentReplaced';
      readonly data: { readonly by: string; readonly agencies: readonly string[] };
    }
  | { readonly type: 'EdxmlWritten'; readonly data: { readonly message: StoredPart; readonly of: string } };

export type TransferEventType = TransferEvent['type'];
