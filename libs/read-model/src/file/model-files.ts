import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a file is built from: another version or another epoch of the store needs another file. */
export interface ModelIdentity {
  readonly name: string;
  readonly version: number;
}

/**
 * `<name>.v<version>.<epoch>.<build>.sqlite`, and `<name>.v<version>.current`, which names the one in use. A build never
 * takes the path of another: SQLite would play the old file's write-ahead log into it.
 */
export interface ModelFiles {
  readonly pointer: string;
  newPath(): string;
  /** The file in use, if there is one of this version and epoch. */
  current(): string | undefined;
  /** Syncs the finished file and puts it in use. */
  use(path: string): void;
  /** Takes the file out of use and away. */
  drop(path: string): void;
  /** Removes what is of no use: abandoned builds, other versions, other epochs. What cannot be removed stays. */
  sweep(): void;
}

const SIDE_FILES = ['', '-wal', '-shm', '-journal'];

/** Where a reader still holds a file (on Windows), it stays until the next sweep. */
const removeQuietly = (path: string): void => {
  try {
    rmSync(path, { force: true });
  } catch {
    return;
  }
};

export const removeModelFile = (path: string): void => {
  for (const side of SIDE_FILES) removeQuietly(`${path}${side}`);
};

const syncFile = (path: string): void => {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};

export const pointerPath = (dir: string, { name, version }: ModelIdentity): string =>
  join(dir, `${name}.v${version}.current`);

/** Undefined when no file is in use. */
export const readPointer = (pointer: string): string | undefined => {
  try {
    return readFileSync(pointer, 'utf8').trim();
  } catch {
    return undefined;
  }
};

export const modelFiles = (dir: string, identity: ModelIdentity, epoch: string): ModelFiles => {
  const pointer = pointerPath(dir, identity);
  const own = `${identity.name}.v${identity.version}.${epoch}.`;
  mkdirSync(dir, { recursive: true, mode: 0o700 });

  const current = (): string | undefined => {
    const file = readPointer(pointer);
    return file?.startsWith(own) === true ? join(dir, file) : undefined;
  };

  return {
    pointer,
    current,
    newPath: () => join(dir, `${own}${randomBytes(4).toString('hex')}.sqlite`),

    use: (path) => {
      syncFile(path);
      writeFileSync(`${pointer}.new`, path.slice(dir.length + 1));
      renameSync(`${pointer}.new`, pointer);
    },

    drop: (path) => {
      if (current() === path) removeQuietly(pointer);
      removeModelFile(path);
    },

    sweep: () => {
      const used = current();
      if (used === undefined) removeQuietly(pointer);
      for (const file of readdirSync(dir)) {
        const path = join(dir, file);
        const inUse = path === pointer || (used !== undefined && SIDE_FILES.some((side) => path === `${used}${side}`));
        if (file.startsWith(`${identity.name}.v`) && !inUse) removeQuietly(path);
      }
    },
  };
};
