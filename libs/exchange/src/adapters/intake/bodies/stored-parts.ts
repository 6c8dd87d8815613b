import type { BlobRef, BlobStore, BlobWriter } from '@lienthong/blob-store';
import type { DataKey } from '@lienthong/keyring';

/** Everything that one request stored, so that a refused or repeated one leaves nothing behind. */
export interface StoredParts {
  readonly key: DataKey;
  writer(limit: number): BlobWriter;
  add(ref: BlobRef): void;
  discard(): Promise<void>;
}

export const storedParts = (blobs: BlobStore, key: DataKey): StoredParts => {
  const refs: BlobRef[] = [];
  const open = new Set<BlobWriter>();
  return {
    key,
    writer: (limit) => {
      const writer = blobs.writer({ key, limit });
      open.add(writer);
      return {
        get tooLarge() {
          return writer.tooLarge;
        },
        write: (bytes) => writer.write(bytes),
        finish: async () => {
          const stored = await writer.finish();
          open.delete(writer);
          if (stored.ok) refs.push(stored.value.ref);
          return stored;
        },
        abort: async () => {
          open.delete(writer);
          await writer.abort();
        },
      };
    },
    add: (ref) => void refs.push(ref),
    discard: async () => {
      await Promise.all([...open].map((writer) => writer.abort()));
      await Promise.all(refs.map((ref) => blobs.discard(ref)));
    },
  };
};
