import { sealedSizeOf } from '@lienthong/keyring';
import type { Disk } from './disk.js';
import type { Layout } from './layout.js';
import type { OpenFiles } from './open-files.js';
import type { Place } from './place.js';
import { isMissing, onDisk } from './unavailable.js';

const discardFile = async (disk: Disk, layout: Layout, file: string): Promise<void> => {
  await disk.remove(layout.filePath(file));
  await disk.syncFolder(layout.filesFolder(file));
};

/** Zeros over it: its first byte then says that it was discarded. */
const blank = async (disk: Disk, path: string, offset: number, length: number): Promise<void> => {
  const file = await disk.reopen(path);
  try {
    const there = await file.read(length, offset);
    await file.write([new Uint8Array(there.length)], offset);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** A pack keeps its length: the bytes are blanked, the space is not given back. */
export const discardPlace = (disk: Disk, layout: Layout, files: OpenFiles, place: Place): Promise<void> =>
  onDisk(async () => {
    try {
      if (place.kind === 'pack') {
        await blank(disk, layout.packPath(place.pack), place.offset, sealedSizeOf(place.size));
      } else {
        files.forget(layout.filePath(place.file));
        await discardFile(disk, layout, place.file);
      }
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  });
