import { Fault } from '@lienthong/kernel';
import type { DataKey } from '../data-key.js';
import { byteQueue } from './byte-queue.js';
import { chunkSealer } from './chunks.js';
import { CHUNK_BYTES, lastChunkOf, MAX_CHUNKS, newHeader } from './format.js';

/** Sealed pieces, in order, to be written one behind the other. */
export type SealedPieces = readonly Uint8Array[];

export interface BlobSealer {
  /** What is ready to be written; the sealer keeps `bytes`, which must not change any more. */
  push(bytes: Uint8Array): SealedPieces;
  /** The rest. Nothing may be pushed after it. */
  end(): SealedPieces;
}

/** Seals what is pushed, holding back one chunk: only the end tells which chunk is the last. */
export const blobSealer = (key: DataKey, name: string): BlobSealer => {
  const header = newHeader();
  const seal = chunkSealer(key, name, header);
  const waiting = byteQueue();
  let index = 0;
  let started = false;

  const sealNext = (out: Uint8Array[], length: number, last: boolean): void => {
    if (index >= MAX_CHUNKS) throw new Fault('keyring/too-long', 'A blob holds at most 256 TiB');
    const { ciphertext, tag } = seal(index, last, waiting.take(length));
    out.push(ciphertext, tag);
    index += 1;
  };

  const begin = (): Uint8Array[] => {
    if (started) return [];
    started = true;
    return [header];
  };

  return {
    push: (bytes) => {
      waiting.push(bytes);
      if (waiting.length <= CHUNK_BYTES) return [];
      const out = begin();
      while (waiting.length > CHUNK_BYTES) sealNext(out, CHUNK_BYTES, false);
      return out;
    },
    end: () => {
      const out = begin();
      sealNext(out, waiting.length, true);
      return out;
    },
  };
};

/** Seals a blob that is in memory whole. The pieces together have `sealedSizeOf(plain.length)` bytes. */
export const sealBytes = (key: DataKey, name: string, plain: Uint8Array): SealedPieces => {
  const header = newHeader();
  const seal = chunkSealer(key, name, header);
  const last = lastChunkOf(plain.length);
  const out: Uint8Array[] = [header];
  for (let index = 0; index <= last; index += 1) {
    const at = index * CHUNK_BYTES;
    const { ciphertext, tag } = seal(index, index === last, plain.subarray(at, at + CHUNK_BYTES));
    out.push(ciphertext, tag);
  }
  return out;
};

/** `name` is bound to the blob: it opens under the same key and name only. */
export async function* sealStream(
  key: DataKey,
  name: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const sealer = blobSealer(key, name);
  for await (const bytes of source) yield* sealer.push(bytes);
  yield* sealer.end();
}
