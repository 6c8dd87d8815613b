import * as fs from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Disk, DiskFile } from './disk.js';

const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;

type Done = (error: NodeJS.ErrnoException | null, result?: number) => void;

/** Callbacks under a promise cost a third of a FileHandle's methods. */
const called = (start: (done: Done) => void): Promise<number> =>
  new Promise((resolve, reject) => {
    start((error, result) => {
      if (error === null) resolve(result ?? 0);
      else reject(error);
    });
  });

const totalOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

const after = (pieces: readonly Uint8Array[], written: number): Uint8Array[] => {
  let skip = written;
  return pieces.flatMap((piece) => {
    const gone = Math.min(skip, piece.length);
    skip -= gone;
    return gone === piece.length ? [] : [piece.subarray(gone)];
  });
};

const writeAll = async (fd: number, pieces: readonly Uint8Array[], position: number): Promise<void> => {
  let left = pieces;
  let at = position;
  for (let missing = totalOf(pieces); missing > 0;) {
    const written = await called((done) => fs.writev(fd, left, at, done));
    if (written === 0) throw Object.assign(new Error('The disk took nothing'), { code: 'EIO' });
    missing -= written;
    at += written;
    if (missing > 0) left = after(left, written);
  }
};

const readUpTo = async (fd: number, length: number, position: number): Promise<Uint8Array> => {
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const got = await called((done) => fs.read(fd, bytes, filled, length - filled, position + filled, done));
    if (got === 0) break;
    filled += got;
  }
  return bytes.subarray(0, filled);
};

const fileOf = (fd: number): DiskFile => ({
  write: (pieces, position) => writeAll(fd, pieces, position),
  read: (length, position) => readUpTo(fd, length, position),
  sync: async () => {
    await called((done) => fs.fdatasync(fd, done));
  },
  close: async () => {
    await called((done) => fs.close(fd, done));
  },
});

const openFd = async (path: string, flags: string): Promise<DiskFile> =>
  fileOf(await called((done) => fs.open(path, flags, OWNER_ONLY, done)));

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
};

const makeFolder = async (folder: string): Promise<void> => {
  const firstMade = await mkdir(folder, { recursive: true, mode: OWNER_FOLDER });
  if (firstMade === undefined) return;
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) await syncFolder(dirname(made));
};

export const nodeDisk: Disk = {
  create: (path) => openFd(path, 'wx'),
  open: (path) => openFd(path, 'r'),
  reopen: (path) => openFd(path, 'r+'),
  rename,
  remove: (path) => rm(path, { force: true }),
  list: (folder) => readdir(folder),
  makeFolder,
  syncFolder,
};
