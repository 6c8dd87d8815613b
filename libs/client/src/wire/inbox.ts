import type { DossierTaken } from './dossier.js';
import type { DocumentHead } from './document.js';
import type { ChangeTaken, ReceivedContent, StatusTaken, SubmissionFacts } from './receipt.js';

export type Notice =
  | 'cancelled'
  | 'silent'
  | 'acceptance-expired'
  | 'handed-to-successor'
  | 'routing-awaited'
  | 'replaced'
  | 'relay-refused';

/** What was asked for over the bus. */
export type BusCommand =
  | 'submit'
  | 'report'
  | 'recall'
  | 'update'
  | 'replace'
  | 'dossier-file'
  | 'dossier-receive'
  | 'dossier-refuse'
  | 'dossier-link-code'
  | 'dossier-report'
  | 'dossier-answer'
  | 'dossier-apologise'
  | 'dossier-withdraw'
  | 'dossier-stop'
  | 'dossier-deliver';

/** The record that an answer answers, by its place on the agency's `out` topic. */
export interface AnsweredRecord {
  readonly offset: number;
  readonly appendedAt: string;
}

interface About {
  readonly transfer: string;
  /** Agency id of the other party. */
  readonly from: string;
}

export type Task =
  'start' | 'correct' | 'resume' | 'take-over' | 'ask-supplement' | 'collect-fee' | 'ask-confirmation' | 'deliver';

export type DossierNotice =
  | 'returned'
  | 'wrong'
  | 'mended'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'handed-to-successor'
  | 'awaited'
  | 'answered'
  | 'due-moved'
  | 'stopped'
  | 'refused'
  | 'alarm';

/** What an alarm of a dossier is about. */
export type DossierAlarm =
  'reception' | 'assignment' | 'acknowledgement' | 'leg' | 'promise-near' | 'promise' | 'citizen' | 'delivery';

interface AboutDossier {
  readonly transfer?: undefined;
  readonly dossier: string;
  /** Id of the agency that received the dossier. */
  readonly from: string;
  readonly code: string | null;
  readonly procedure: string;
  /** Null where it is about the dossier as a whole. */
  readonly leg: string | null;
  readonly attempt: number | null;
  readonly due: string | null;
}

/** What came of comparing an agency's own record of dossiers with the events. */
export interface ReconciliationEntry {
  readonly kind: 'reconciliation';
  readonly transfer?: undefined;
  readonly what: 'resend' | 'assert' | 'dispute' | 'finished';
  readonly from: string;
  readonly run: string;
  readonly vocabulary: string;
  readonly dossier: string | null;
  readonly code: string | null;
  readonly records: readonly { readonly status: string; readonly event: string; readonly at: string }[];
  readonly asked: readonly { readonly fact: string; readonly leg: string | null }[];
  readonly about: string | null;
  readonly counts: Readonly<Record<string, number>> | null;
}

export type InboxEntry =
  | ReconciliationEntry
  | (AboutDossier & { readonly kind: 'task'; readonly what: Task; readonly acknowledgeBy: string | null })
  | (AboutDossier & {
      readonly kind: 'dossier-notice';
      readonly what: DossierNotice;
      readonly alarm: DossierAlarm | null;
      readonly count: number | null;
      readonly about: string | null;
    })
  | (About & {
      readonly kind: 'document' | 'echo';
      readonly head: DocumentHead;
      readonly predecessors: readonly string[];
      readonly replaces: readonly string[];
    })
  | (About & {
      readonly kind: 'status';
      readonly code: string;
      readonly claimedAt: string;
      readonly late: boolean;
      readonly revision: number;
      readonly documentId: string;
    })
  | (About & { readonly kind: 'recall' | 'update'; readonly requestId: string; readonly documentId: string })
  | (About & { readonly kind: 'notice'; readonly notice: Notice; readonly documentId: string })
  | (Pick<About, 'from'> & {
      readonly kind: 'receipt';
      /** Absent with an act on a dossier, which its outcome names. */
      readonly transfer?: string;
      /** The sender's own identity of the message: its `ce_id`. */
      readonly messageId: string;
      readonly command: BusCommand;
      readonly record: AnsweredRecord;
      readonly outcome:
        | { readonly kind: 'document'; readonly receipt: SubmissionFacts }
        | ChangeTaken
        | StatusTaken
        | ({ readonly kind: 'dossier' } & DossierTaken);
    })
  | (Pick<About, 'from'> & {
      readonly kind: 'refusal';
      readonly transfer?: string;
      readonly messageId?: string;
      readonly command?: BusCommand;
      readonly record: AnsweredRecord;
      readonly code: string;
      readonly path?: string;
      readonly params?: Readonly<Record<string, string | number>>;
      readonly errors?: readonly {
        readonly path: string;
        readonly code: string;
        readonly params?: Readonly<Record<string, string | number>>;
      }[];
    });

export interface WindowEntry {
  readonly sequence: number;
  /** `<epoch>:<revision>`. */
  readonly cursor: string;
  readonly placedAt: string;
  readonly entry: InboxEntry;
  readonly subject: string | null;
  /** With the receipt of a document: what it is about. */
  readonly content: ReceivedContent | null;
  /** What belongs to the entry could not be opened; tell the operator. */
  readonly damaged: boolean;
  readonly reason: string | null;
  /** `cancelled`: taken back before it was opened. */
  readonly tombstone: 'cancelled' | null;
}

export interface InboxPage {
  readonly epoch: string;
  readonly head: number;
  readonly entries: readonly WindowEntry[];
  /** To be given as `after` next; null where nothing was read yet. */
  readonly next: string | null;
}

export interface Acknowledgement {
  readonly agency: string;
  readonly epoch: string;
  /** Null while nothing is acknowledged without a gap. */
  readonly cursor: string | null;
  readonly acknowledgedBeyond: readonly number[];
}
