import type { Disk, DiskFile } from '../folder/disk.js';

/** A disk that can be made to fail, for tests. */
export interface FailingDisk extends Disk {
  /** From now on these calls throw this error; `write` first writes half of what it was given. Undefined heals it. */
  fail(how: { readonly code: string; readonly calls: readonly ('create' | 'write' | 'sync')[] } | undefined): void;
}

const halfOf = (pieces: readonly Uint8Array[]): Uint8Array[] => {
  const all = Buffer.concat(pieces);
  return [all.subarray(0, all.length >> 1)];
};

export const failingDisk = (disk: Disk): FailingDisk => {
  let failure: Parameters<FailingDisk['fail']>[0];

  const check = (call: 'create' | 'write' | 'sync'): void => {
    if (failure?.calls.includes(call) === true) throw Object.assign(new Error(failure.code), { code: failure.code });
  };

  const wrap = (file: DiskFile): DiskFile => ({
    ...file,
    write: async (pieces, position) => {
      if (failure?.calls.includes('write') === true) await file.write(halfOf(pieces), position);
      check('write');
      await file.write(pieces, position);
    },
    sync: async () => {
      check('sync');
      await file.sync();
    },
  });

  return {
    ...disk,
    create: async (path) => {
      check('create');
      return wrap(await disk.create(path));
    },
    fail: (how) => {
      failure = how;
    },
  };
};
