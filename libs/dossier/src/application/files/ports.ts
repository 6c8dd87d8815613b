import type { BlobStore } from '@lienthong/blob-store';
import type { Act } from '@lienthong/ledger';
import type { Instant, Outcome } from '@lienthong/kernel';
import type { FileReference, GivenFile } from '../../domain/files.js';

/** Who takes bytes that went ahead, and for what: the same may take them again. */
export interface FileTaker {
  readonly agency: string;
  readonly system: string;
  readonly by: string;
}

/** Where files come from; the exchange has both. */
export interface FileSources {
  /** Refusals: `upload/unknown` (absent, foreign and expired alike), `upload/used`, `upload/wrong-hash`. */
  take(
    file: Pick<GivenFile, 'upload' | 'sha256'>,
    taker: FileTaker,
    act: Act,
  ): Promise<Outcome<AsyncIterable<Uint8Array>>>;
  /** When the act that took them was refused. */
  giveBack(upload: string, taker: FileTaker, act: Act): Promise<void>;
  /** Whether an agency may read an attachment. Refusals: `transfer/unknown`, `attachment/unknown`, … */
  mayRead(file: FileReference, reader: Omit<FileTaker, 'by'>, at: Instant): Promise<Outcome<undefined>>;
}

export interface DossierFiles {
  readonly blobs: BlobStore;
  readonly sources: FileSources;
}
