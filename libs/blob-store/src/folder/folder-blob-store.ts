import { drain } from '../drain.js';
import type { BlobStore, PutOptions } from '../port.js';
import { blobWriter } from './blob-writer.js';
import { discardPlace } from './discard.js';
import type { Disk } from './disk.js';
import { fileWriter } from './file-writer.js';
import type { Layout } from './layout.js';
import { layoutOf } from './layout.js';
import { nodeDisk } from './node-disk.js';
import { openFiles } from './open-files.js';
import { packWriter } from './pack-writer.js';
import { parsePlace } from './place.js';
import { probeFolder } from './probe.js';
import { openFile, openPacked } from './reader.js';
import { onDisk } from './unavailable.js';

export interface FolderBlobStoreOptions {
  /** Made when it is not there. One process at a time: whoever opens the store locks it. */
  readonly dir: string;
  /** Plain bytes up to which a blob goes into a shared pack file. Default 64 KiB: one chunk. */
  readonly packLimit?: number;
  /** Bytes after which a new pack file is begun. Default 256 MiB. */
  readonly maxPackBytes?: number;
  /** Files kept open for reading. Default 128. */
  readonly openFiles?: number;
  /** For tests of failing disks. */
  readonly disk?: Disk;
}

const prepare = (disk: Disk, layout: Layout): Promise<void> =>
  onDisk(async () => {
    for (const folder of [layout.packs, layout.temporary, layout.files]) await disk.makeFolder(folder);
    for (const abandoned of await disk.list(layout.temporary)) await disk.remove(layout.temporaryPath(abandoned));
  });

/**
 * Blobs in a folder: small ones appended to pack files, big ones in a file each; nothing plain, no name, no hash.
 * Sweeps away what a killed process left unfinished. Throws `blob/unavailable`.
 */
export const openFolderBlobStore = async (options: FolderBlobStoreOptions): Promise<BlobStore> => {
  const { packLimit = 65_536, maxPackBytes = 268_435_456, disk = nodeDisk } = options;
  const layout = layoutOf(options.dir);
  await prepare(disk, layout);
  const files = openFiles(disk, options.openFiles ?? 128);
  const packs = packWriter(disk, layout, maxPackBytes);
  const newFile = (key: PutOptions['key']) => fileWriter(disk, layout, key);
  const writer = (put: PutOptions) => blobWriter({ packs, newFile, packLimit }, put);

  return {
    put: (source, put) => drain(source, writer(put)),

    putBytes: async (bytes, { key }) => {
      if (bytes.length <= packLimit) return packs.put(bytes, key);
      const file = newFile(key);
      try {
        await file.write(bytes);
        return await file.finish();
      } catch (error) {
        await file.abort();
        throw error;
      }
    },

    writer,

    open: async (ref, key, range) => {
      const place = parsePlace(ref);
      if (place?.keyId !== key.id) return undefined;
      return place.kind === 'pack'
        ? openPacked(files, layout, place, key, range)
        : openFile(files, layout, place, key, range);
    },

    discard: async (ref) => {
      const place = parsePlace(ref);
      if (place !== undefined) await discardPlace(disk, layout, files, place);
    },

    probe: () => probeFolder(disk, layout),

    close: async () => {
      await packs.close();
      await files.close();
    },
  };
};
