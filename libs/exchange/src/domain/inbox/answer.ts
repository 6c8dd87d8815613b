import type { Warning } from '../transfer/document.js';

/** What of dossiers may be asked for over the bus; the dossiers' context carries it out. */
export const DOSSIER_COMMANDS = [
  'dossier-file',
  'dossier-receive',
  'dossier-refuse',
  'dossier-link-code',
  'dossier-report',
  'dossier-answer',
  'dossier-apologise',
  'dossier-withdraw',
  'dossier-stop',
  'dossier-deliver',
] as const;
export type DossierBusCommand = (typeof DOSSIER_COMMANDS)[number];

/** What a record on an agency's `out` topic asks for. */
export type BusCommand = 'submit' | 'report' | 'recall' | 'update' | 'replace' | DossierBusCommand;

/** What became of an act on a dossier, as the dossiers' context answers it. */
export interface DossierOutcome {
  readonly dossier: string;
  readonly status: string;
  readonly code: string | null;
  readonly national: string | null;
  readonly due: string | null;
  readonly revision: number;
  readonly recorded: boolean;
  readonly events: readonly { readonly eventId: string; readonly type: string }[];
}

/** The record that an answer answers, by its place on the agency's `out` topic. */
export interface AnsweredRecord {
  readonly offset: number;
  /** The broker's clock. */
  readonly appendedAt: string;
}

/** A receipt of a submission without what is personal: names and hashes of its content stay sealed with the transfer. */
export interface SubmissionFacts {
  readonly event: 'http://uri.etsi.org/19522/Event/SubmissionAcceptance';
  readonly transfer: string;
  /** Id of the event that the receipt is about. */
  readonly eventId: string;
  readonly epoch: string;
  readonly position: number;
  readonly submittedAt: string;
  readonly sender: string;
  readonly system: string | null;
  readonly documentId: string;
  readonly recipients: readonly string[];
  readonly test: boolean;
  readonly warnings: readonly Warning[];
  /** Later submissions of the same content that named further recipients. */
  readonly addenda: readonly {
    readonly eventId: string;
    readonly at: string;
    readonly recipients: readonly string[];
  }[];
  /** The place of the hub's signature; null until receipts are signed. */
  readonly signature: null;
}

/** The answer to a recall or an update: the same for a repeat. */
export interface ChangeReceipt {
  readonly transfer: string;
  readonly requestId: string;
  readonly eventId: string;
  readonly requestedAt: string;
  readonly epoch: string;
  /** Whom it concerns: asked, told, removed or added. */
  readonly agencies: readonly string[];
  readonly signature: null;
}

export interface StatusOutcome {
  readonly transfer: string;
  readonly agency: string;
  readonly status: string;
  /** False when another report had said so before. */
  readonly recorded: boolean;
  readonly eventId: string | null;
  readonly position: number;
  readonly warnings: readonly Warning[];
}

/** What became of a command. */
export type AnsweredOutcome =
  | { readonly kind: 'document'; readonly receipt: SubmissionFacts }
  | {
      readonly kind: 'recall' | 'update';
      readonly receipt: ChangeReceipt;
      readonly warnings?: readonly Warning[];
    }
  | ({ readonly kind: 'status' } & StatusOutcome)
  | ({ readonly kind: 'dossier' } & DossierOutcome);
