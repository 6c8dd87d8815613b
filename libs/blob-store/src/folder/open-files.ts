import type { Disk, DiskFile } from './disk.js';
import { isMissing, unavailable } from './unavailable.js';

/** A file open for reading; to be released once. */
export interface Lease {
  readonly file: DiskFile;
  release(): void;
}

/** Files open for reading, kept open while there is room: opening costs more than reading a small blob. */
export interface OpenFiles {
  /** Undefined when there is no such file. */
  acquire(path: string): Promise<Lease | undefined>;
  /** Closes it as soon as nobody reads it. */
  forget(path: string): void;
  close(): Promise<void>;
}

interface Entry {
  readonly path: string;
  readonly opening: Promise<DiskFile>;
  users: number;
  forgotten: boolean;
}

export const openFiles = (disk: Disk, capacity: number): OpenFiles => {
  const entries = new Map<string, Entry>();
  const closing = new Set<Promise<void>>();

  const shut = (entry: Entry): void => {
    const done: Promise<void> = entry.opening
      .then((file) => file.close())
      .catch(() => undefined)
      .finally(() => closing.delete(done));
    closing.add(done);
  };

  const forget = (entry: Entry): void => {
    if (entries.get(entry.path) === entry) entries.delete(entry.path);
    if (entry.forgotten) return;
    entry.forgotten = true;
    if (entry.users === 0) shut(entry);
  };

  const release = (entry: Entry): void => {
    entry.users -= 1;
    if (entry.forgotten && entry.users === 0) shut(entry);
  };

  const makeRoom = (): void => {
    for (const entry of entries.values()) {
      if (entries.size < capacity) return;
      if (entry.users === 0) forget(entry);
    }
  };

  const entryOf = (path: string): Entry => {
    const found = entries.get(path);
    entries.delete(path);
    if (found === undefined) makeRoom();
    const entry = found ?? { path, opening: disk.open(path), users: 0, forgotten: false };
    entries.set(path, entry);
    return entry;
  };

  return {
    acquire: async (path) => {
      const entry = entryOf(path);
      entry.users += 1;
      try {
        return { file: await entry.opening, release: () => release(entry) };
      } catch (error) {
        forget(entry);
        release(entry);
        if (isMissing(error)) return undefined;
        throw unavailable(error);
      }
    },

    forget: (path) => {
      const entry = entries.get(path);
      if (entry !== undefined) forget(entry);
    },

    close: async () => {
      for (const entry of entries.values()) forget(entry);
      await Promise.all(closing);
    },
  };
};
