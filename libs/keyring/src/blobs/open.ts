import type { DataKey } from '../data-key.js';
import { TAG_BYTES } from '../gcm.js';
import { tampered } from '../tampered.js';
import { byteQueue } from './byte-queue.js';
import { chunkOpener } from './chunks.js';
import { CHUNK_BYTES, chunkOffset, HEADER_BYTES, lastChunkOf, plainSizeOf } from './format.js';

const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Opens a sealed blob that is in memory whole. Throws `keyring/tampered`. */
export const openBytes = (key: DataKey, name: string, sealed: Uint8Array): Uint8Array => {
  const size = plainSizeOf(sealed.length);
  if (size === undefined) throw tampered('A blob');
  const open = chunkOpener(key, name, sealed);
  const last = lastChunkOf(size);
  if (last === 0) return open(0, true, sealed.subarray(HEADER_BYTES));
  const plain = new Uint8Array(size);
  for (let index = 0; index <= last; index += 1) {
    const chunk = sealed.subarray(chunkOffset(index), chunkOffset(index + 1));
    plain.set(open(index, index === last, chunk), index * CHUNK_BYTES);
  }
  return plain;
};

/**
 * Gives each chunk once it has been verified, so a consumer has seen only authentic bytes when `keyring/tampered` ends
 * it; whether they were all of them, only the end tells.
 */
export async function* openStream(
  key: DataKey,
  name: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const waiting = byteQueue();
  let open: ReturnType<typeof chunkOpener> | undefined;
  let index = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    if (open === undefined) {
      if (waiting.length < HEADER_BYTES) continue;
      open = chunkOpener(key, name, waiting.take(HEADER_BYTES));
    }
    while (waiting.length > SEALED_CHUNK_BYTES) {
      yield open(index, false, waiting.take(SEALED_CHUNK_BYTES));
      index += 1;
    }
  }
  if (open === undefined) throw tampered('A blob');
  const rest = open(index, true, waiting.take(waiting.length));
  if (index > 0 && rest.length === 0) throw tampered('A blob');
  yield rest;
}

/** Sealed bytes that can be read at any place. */
export interface SealedSource {
  /** All the sealed bytes, by a record other than the bytes themselves: it is what shows that an end was cut off. */
  readonly sealedSize: number;
  /** Exactly `length` bytes, or fewer when the source ends before. */
  read(offset: number, length: number): Promise<Uint8Array> | Uint8Array;
}

/** Plain bytes `start` to `end`, the end exclusive; cut to what is there. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Reads, verifies and opens only the chunks that the range touches. Throws `keyring/tampered`. */
export async function* openRange(
  key: DataKey,
  name: string,
  source: SealedSource,
  range: ByteRange,
): AsyncGenerator<Uint8Array, void, undefined> {
  const size = plainSizeOf(source.sealedSize);
  if (size === undefined) throw tampered('A blob');
  const start = Math.max(0, range.start);
  const end = Math.min(size, range.end);
  if (start >= end) return;
  const last = lastChunkOf(size);
  const open = chunkOpener(key, name, await source.read(0, HEADER_BYTES));
  for (let index = Math.floor(start / CHUNK_BYTES); index * CHUNK_BYTES < end; index += 1) {
    const at = chunkOffset(index);
    const length = Math.min(SEALED_CHUNK_BYTES, source.sealedSize - at);
    const sealed = await source.read(at, length);
    if (sealed.length !== length) throw tampered('A blob');
    const base = index * CHUNK_BYTES;
    yield open(index, index === last, sealed).subarray(Math.max(0, start - base), end - base);
  }
}
