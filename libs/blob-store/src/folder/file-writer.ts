import { createHash, randomUUIDv7 } from 'node:crypto';
import type { DataKey } from '@lienthong/keyring';
import { blobSealer } from '@lienthong/keyring';
import type { StoredBlob } from '../port.js';
import type { Disk, DiskFile } from './disk.js';
import type { Layout } from './layout.js';
import { nameOf, refOf } from './place.js';
import { onDisk } from './unavailable.js';

/** Writes one big blob: hidden in the temporary folder until it is whole and synced, then moved to its place. */
export interface FileWriter {
  /** One call at a time. */
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<StoredBlob>;
  abort(): Promise<void>;
}

export const fileWriter = (disk: Disk, layout: Layout, key: DataKey): FileWriter => {
  const file = randomUUIDv7();
  const temporary = layout.temporaryPath(file);
  const sealer = blobSealer(key, nameOf({ kind: 'file', file }));
  const hasher = createHash('sha256');
  let opened: DiskFile | undefined;
  let size = 0;
  let written = 0;

  const append = async (pieces: readonly Uint8Array[]): Promise<void> => {
    opened ??= await disk.create(temporary);
    await opened.write(pieces, written);
    for (const piece of pieces) written += piece.length;
  };

  const closeFile = async (): Promise<void> => {
    const closing = opened;
    opened = undefined;
    await closing?.close();
  };

  const moveIntoPlace = async (): Promise<void> => {
    await disk.makeFolder(layout.filesFolder(file));
    await disk.rename(temporary, layout.filePath(file));
    await disk.syncFolder(layout.filesFolder(file));
  };

  return {
    write: async (bytes) => {
      size += bytes.length;
      hasher.update(bytes);
      const pieces = sealer.push(bytes);
      if (pieces.length > 0) await onDisk(() => append(pieces));
    },

    finish: () =>
      onDisk(async () => {
        await append(sealer.end());
        await opened?.sync();
        await closeFile();
        await moveIntoPlace();
        return { ref: refOf({ kind: 'file', file, size, keyId: key.id }), size, sha256: hasher.digest('hex') };
      }),

    /** What cannot be removed now is swept at the next start. */
    abort: async () => {
      await closeFile().catch(() => undefined);
      await disk.remove(temporary).catch(() => undefined);
    },
  };
};
