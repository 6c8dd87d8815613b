import { hash, randomUUID } from 'node:crypto';
import { ok } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import { openRange, sealBytes, sealedSizeOf } from '@lienthong/keyring';
import type { BlobRef } from '../blob-ref.js';
import { drain } from '../drain.js';
import { joined } from '../joined.js';
import type { BlobStore, BlobWriter, PutOptions, StoredBlob } from '../port.js';
import { tooLarge } from '../too-large.js';

interface Held {
  readonly keyId: string;
  readonly size: number;
  readonly sealed: Uint8Array;
}

/** For tests of what stands on the port: seals like the real ones, keeps nothing. */
export const openMemoryBlobStore = (): BlobStore => {
  const blobs = new Map<BlobRef, Held>();

  const keep = (bytes: Uint8Array, key: DataKey): StoredBlob => {
    const ref = `memory.${randomUUID()}` as BlobRef;
    blobs.set(ref, { keyId: key.id, size: bytes.length, sealed: Buffer.concat(sealBytes(key, ref, bytes)) });
    return { ref, size: bytes.length, sha256: hash('sha256', bytes) };
  };

  const writer = ({ key, limit }: PutOptions): BlobWriter => {
    const pieces: Uint8Array[] = [];
    let size = 0;
    return {
      get tooLarge() {
        return size > limit;
      },
      write: (bytes) => {
        size += bytes.length;
        if (size <= limit) pieces.push(bytes);
        return undefined;
      },
      finish: () => Promise.resolve(size > limit ? tooLarge(limit) : ok(keep(joined(pieces), key))),
      abort: () => Promise.resolve(),
    };
  };

  return {
    put: (source, options) => drain(source, writer(options)),
    putBytes: (bytes, { key }) => Promise.resolve(keep(bytes, key)),
    writer,
    open: (ref, key, range) => {
      const held = blobs.get(ref);
      if (held?.keyId !== key.id) return Promise.resolve(undefined);
      const source = {
        sealedSize: sealedSizeOf(held.size),
        read: (offset: number, length: number) => held.sealed.subarray(offset, offset + length),
      };
      const stream = openRange(key, ref, source, range ?? { start: 0, end: held.size });
      return Promise.resolve({ size: held.size, stream });
    },
    discard: (ref) => {
      blobs.delete(ref);
      return Promise.resolve();
    },
    probe: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
};
