import { randomUUID } from 'node:crypto';
import type { Disk } from './disk.js';
import type { Layout } from './layout.js';
import { onDisk } from './unavailable.js';

/** A page: a full disk may still take the name of a file and nothing in it. */
const PROBE = new Uint8Array(4096);

/** Writes where unfinished blobs lie, whose leftovers are swept away at the next start. Throws `blob/unavailable`. */
export const probeFolder = (disk: Disk, layout: Layout): Promise<void> =>
  onDisk(async () => {
    const path = layout.temporaryPath(`probe-${randomUUID()}`);
    try {
      const file = await disk.create(path);
      try {
        await file.write([PROBE], 0);
      } finally {
        await file.close();
      }
    } finally {
      await disk.remove(path);
    }
  });
