import type { DataKey } from '../data-key.js';
import { NONCE_BYTES, TAG_BYTES } from '../gcm.js';
import { fillRandom } from '../random.js';
import { tampered } from '../tampered.js';

/**
 * A sealed blob: an 8-byte header (version, 7 random bytes: the nonce prefix), then chunks of 64 KiB of ciphertext and a
 * 16-byte tag each. Only the last chunk may be shorter, and it is empty only in an empty blob.
 * Nonce: prefix, 32-bit counter, last-flag (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
export const VERSION = 1;
export const CHUNK_BYTES = 65_536;
export const HEADER_BYTES = 8;
const PREFIX_BYTES = HEADER_BYTES - 1;
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** 256 TiB: the counter has 32 bits. */
export const MAX_CHUNKS = 2 ** 32;

const chunkCount = (size: number): number => Math.max(1, Math.ceil(size / CHUNK_BYTES));

/** Bytes on disk for so many plain ones. */
export const sealedSizeOf = (size: number): number => HEADER_BYTES + size + chunkCount(size) * TAG_BYTES;

/** Undefined when no blob has this size on disk. */
export const plainSizeOf = (sealedSize: number): number | undefined => {
  const body = sealedSize - HEADER_BYTES;
  const size = body - Math.ceil(body / SEALED_CHUNK_BYTES) * TAG_BYTES;
  return size >= 0 && sealedSizeOf(size) === sealedSize ? size : undefined;
};

export const lastChunkOf = (size: number): number => chunkCount(size) - 1;

/** Where chunk `index` begins in the sealed bytes. */
export const chunkOffset = (index: number): number => HEADER_BYTES + index * SEALED_CHUNK_BYTES;

export const newHeader = (): Buffer => {
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header[0] = VERSION;
  fillRandom(header, 1, PREFIX_BYTES);
  return header;
};

/** Throws `keyring/tampered` for a header of no known version. */
export const checkHeader = (header: Uint8Array): Uint8Array => {
  if (header.length < HEADER_BYTES || header[0] !== VERSION) throw tampered('A blob');
  return header.subarray(0, HEADER_BYTES);
};

export const nonceOf = (header: Uint8Array, index: number, last: boolean): Buffer => {
  const nonce = Buffer.allocUnsafe(NONCE_BYTES);
  nonce.set(header.subarray(1, HEADER_BYTES), 0);
  nonce.writeUInt32BE(index, PREFIX_BYTES);
  nonce[NONCE_BYTES - 1] = last ? 1 : 0;
  return nonce;
};

/** Binds the key's id and the blob's name. */
export const blobAad = (key: DataKey, name: string): Buffer =>
  Buffer.from(`lienthong/blob/1/${key.id.length}/${key.id}/${name}`);
