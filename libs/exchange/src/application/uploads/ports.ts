import type { BlobStore } from '@lienthong/blob-store';
import type { LedgerPorts } from '@lienthong/ledger';

export type UploadPorts = LedgerPorts & { readonly blobs: BlobStore };

/** What the uploader gets: the id is the hub's own, never an address. */
export interface UploadReceipt {
  readonly upload: string;
  /** Of the plain bytes, hex. */
  readonly sha256: string;
  readonly size: number;
  readonly expiresAt: string;
}
