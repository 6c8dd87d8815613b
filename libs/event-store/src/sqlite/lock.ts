import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { Fault } from '@lienthong/kernel';
import { isBusy, toFault, toFaultRecord } from './faults.js';

/** Held until disposed; the operating system takes it from a process that dies. */
export interface FileLock extends Disposable {
  readonly file: string;
}

/** An open exclusive transaction on a tiny database: a file lock on every platform, also within one process. */
export const lockFile = (file: string): FileLock => {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { timeout: 0 });
    db.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    if (!isBusy(error)) throw toFault(toFaultRecord(error), error);
    throw new Fault('store/locked', `Another process works on it: ${file} is locked`, { cause: error });
  }
  const held = db;
  return {
    file,
    [Symbol.dispose]: () => {
      if (held.isOpen) held.close();
    },
  };
};

/** Faults: `store/locked` when another process (or this one) holds the folder, `store/unavailable`. */
export const lockFolder = (folder: string): FileLock => lockFile(join(folder, '.lock'));
