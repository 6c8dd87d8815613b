import type { DocumentHead } from '../transfer/document.js';
import type { DossierEntry } from '@lienthong/dossier/entries';
import type { ReconciliationEntry } from './reconciliation-entry.js';
import type { AnsweredOutcome, AnsweredRecord, BusCommand } from './answer.js';

/** What an agency finds in its inbox. An entry never changes; windows render what became of it. */
export type InboxEntry =
  /** A dossier is no transfer. */
  | (DossierEntry & { readonly transfer?: undefined })
  | ReconciliationEntry
  | {
      readonly kind: 'document' | 'echo';
      readonly transfer: string;
      readonly from: string;
      readonly head: DocumentHead;
      /** Closed agencies on whose behalf it comes here. */
      readonly predecessors: readonly string[];
      readonly replaces: readonly string[];
    }
  | {
      readonly kind: 'status';
      readonly transfer: string;
      readonly from: string;
      /** 01–06, 15, 16. */
      readonly code: string;
      readonly claimedAt: string;
      readonly late: boolean;
      /** Of the event in the delivery's stream that says so. */
      readonly revision: number;
      readonly documentId: string;
    }
  | {
      readonly kind: 'recall' | 'update';
      readonly transfer: string;
      readonly from: string;
      readonly requestId: string;
      readonly documentId: string;
    }
  | {
      readonly kind: 'notice';
      readonly transfer: string;
      /** The recipient whose delivery the notice is about. */
      readonly from: string;
      readonly notice:
        | 'cancelled'
        | 'silent'
        | 'acceptance-expired'
        | 'handed-to-successor'
        | 'routing-awaited'
        | 'replaced'
        | 'relay-refused';
      readonly documentId: string;
    }
  | {
      readonly kind: 'receipt';
      /** Absent with an act on a dossier, which its outcome names. */
      readonly transfer?: string;
      /** The agency itself: it asked. */
      readonly from: string;
      /** The sender's own identity of the message: its `ce_id`. */
      readonly messageId: string;
      readonly command: BusCommand;
      readonly record: AnsweredRecord;
      readonly outcome: AnsweredOutcome;
    }
  | {
      readonly kind: 'refusal';
      /** That the message is about, once the agency was found to be a party of it. */
      readonly transfer?: string;
      /** The agency itself: it asked. */
      readonly from: string;
      /** Absent where the record could not be read as far as that. */
      readonly messageId?: string;
      readonly command?: BusCommand;
      readonly record: AnsweredRecord;
      /** Of the catalogue of refusals. */
      readonly code: string;
      readonly path?: string;
      readonly params?: Readonly<Record<string, string | number>>;
      /** Each place of the input that does not fit its schema, by rule. */
      readonly errors?: readonly {
        readonly path: string;
        readonly code: string;
        readonly params?: Readonly<Record<string, string | number>>;
      }[];
    };

export interface InboxEntryPlaced {
  readonly type: 'InboxEntryPlaced';
  readonly data: InboxEntry;
}

/** A system acknowledged; the event carries what it amounts to, so that the last one says all. */
export interface InboxAcknowledged {
  readonly type: 'InboxAcknowledged';
  readonly data: {
    readonly agency: string;
    readonly system: string;
    /** Everything up to here is acknowledged; -1 means nothing. */
    readonly cursor: number;
    /** Acknowledged one by one beyond the cursor, ascending. */
    readonly beyond: readonly number[];
  };
}
