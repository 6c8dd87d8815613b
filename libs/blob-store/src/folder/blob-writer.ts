import type { Outcome } from '@lienthong/kernel';
import { ok } from '@lienthong/kernel';
import { joined } from '../joined.js';
import type { BlobTooLarge, BlobWriter, PutOptions, StoredBlob } from '../port.js';
import { tooLarge } from '../too-large.js';
import type { FileWriter } from './file-writer.js';
import type { PackWriter } from './pack-writer.js';

export interface Writers {
  readonly packs: PackWriter;
  readonly newFile: (key: PutOptions['key']) => FileWriter;
  /** Plain bytes up to which a blob goes into a pack. */
  readonly packLimit: number;
}

/** Gathers in memory while the blob may still be small; past that it streams to a file of its own. */
export const blobWriter = ({ packs, newFile, packLimit }: Writers, { key, limit }: PutOptions): BlobWriter => {
  let pieces: Uint8Array[] = [];
  let size = 0;
  let file: FileWriter | undefined;
  let writing: Promise<void> = Promise.resolve();

  const toFile = (target: FileWriter, bytes: Uint8Array): Promise<void> => {
    writing = writing.then(() => target.write(bytes));
    writing.catch(() => undefined); // told by `finish` too, should nobody wait for it here
    return writing;
  };

  const abort = async (): Promise<void> => {
    pieces = [];
    await writing.catch(() => undefined);
    await file?.abort();
  };

  const finishFile = async (target: FileWriter): Promise<Outcome<StoredBlob, BlobTooLarge>> => {
    try {
      await writing;
      return ok(await target.finish());
    } catch (error) {
      await abort();
      throw error;
    }
  };

  return {
    get tooLarge() {
      return size > limit;
    },

    write: (bytes) => {
      size += bytes.length;
      if (size > limit) return undefined;
      if (file !== undefined) return toFile(file, bytes);
      pieces.push(bytes);
      if (size <= packLimit) return undefined;
      file = newFile(key);
      const gathered = joined(pieces);
      pieces = [];
      return toFile(file, gathered);
    },

    finish: async () => {
      if (size > limit) {
        await abort();
        return tooLarge(limit);
      }
      return file === undefined ? ok(await packs.put(joined(pieces), key)) : finishFile(file);
    },

    abort,
  };
};
