import type { DocumentHead } from './document.js';

export type Notice =
  'cancelled' | 'silent' | 'acceptance-expired' | 'handed-to-successor' | 'routing-awaited' | 'replaced';

interface About {
  readonly transfer: string;
  /** Agency id of the other party. */
  readonly from: string;
}

export type InboxEntry =
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
  | (About & { readonly kind: 'notice'; readonly notice: Notice; readonly documentId: string });

export interface WindowEntry {
  readonly sequence: number;
  /** `<epoch>:<revision>`. */
  readonly cursor: string;
  readonly placedAt: string;
  readonly entry: InboxEntry;
  readonly subject: string | null;
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
