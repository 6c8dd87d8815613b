import type { Outcome, Refusal } from '@lienthong/kernel';
import type { ByteRange, DataKey } from '@lienthong/keyring';
import type { BlobRef } from './blob-ref.js';

export interface StoredBlob {
  readonly ref: BlobRef;
  /** Plain bytes. */
  readonly size: number;
  /** Of the plain bytes, in lower-case hex. */
  readonly sha256: string;
}

export type BlobTooLarge = Refusal<'blob/too-large'>;

export interface PutOptions {
  readonly key: DataKey;
  /** Most plain bytes taken; one more is refused with `blob/too-large`, and nothing stays. */
  readonly limit: number;
}

export interface OpenBlob {
  /** Plain bytes of the whole blob, whatever the range. */
  readonly size: number;
  /** To be read at most once. Gives verified bytes only; throws `keyring/tampered` where the stored bytes were altered. */
  readonly stream: AsyncIterable<Uint8Array>;
}

/** For who pushes bytes instead of being read from. Exactly one of `finish` and `abort` ends it. */
export interface BlobWriter {
  /** The bytes belong to the writer from here on. A promise asks the pusher to wait for it: the disk is behind. */
  write(bytes: Uint8Array): Promise<void> | undefined;
  /** True once the limit was passed: what is still written is dropped, and `finish` refuses. */
  readonly tooLarge: boolean;
  finish(): Promise<Outcome<StoredBlob, BlobTooLarge>>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

/**
 * Payloads, encrypted under the key of their transfer. What `put`, `putBytes` and `finish` resolve with is durable.
 *
 * Thrown faults: `blob/unavailable` (full, failing or read-only disk; retriable), `keyring/tampered` (stored bytes were
 * altered or cut off). A fault of the source is passed on.
 */
export interface BlobStore {
  /** Reads the source to its end, or to the limit, and then ends it (a Node stream is destroyed by that). */
  put(source: AsyncIterable<Uint8Array>, options: PutOptions): Promise<Outcome<StoredBlob, BlobTooLarge>>;

  /** The fast way for what is in memory whole; the bytes must not change any more. */
  putBytes(bytes: Uint8Array, options: { readonly key: DataKey }): Promise<StoredBlob>;

  writer(options: PutOptions): BlobWriter;

  /** Undefined for an unknown or discarded blob, and for one of another key. A range past the end is empty. */
  open(ref: BlobRef, key: DataKey, range?: ByteRange): Promise<OpenBlob | undefined>;

  /** Takes the blob away for good; an unknown one is no error. Space in shared files may stay used. */
  discard(ref: BlobRef): Promise<void>;

  /** Whether a blob could be made now: throws `blob/unavailable` where it could not. Leaves nothing behind. */
  probe(): Promise<void>;

  close(): Promise<void>;
}
