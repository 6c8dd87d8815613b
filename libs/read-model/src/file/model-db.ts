import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '@lienthong/kernel';
import type { PreparedProjection, Projection } from '../projection.js';
import { isUnusable } from './sqlite-errors.js';

/** A model's file, open for writing. */
export interface ModelDb {
  readonly path: string;
  readonly db: DatabaseSync;
  readonly prepared: PreparedProjection;
  /** Everything up to here was looked at. */
  position: number;
  /** The position that the file knows; rows and position are written in one transaction. */
  savedPosition: number;
  readonly savePosition: (position: number) => void;
  readonly close: () => void;
}

const PROGRESS = `
  CREATE TABLE projection_progress (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    position INTEGER NOT NULL
  ) STRICT;
  INSERT INTO projection_progress VALUES (1, 0);
`;

export const readPosition = (db: DatabaseSync): number =>
  Number(db.prepare('SELECT position FROM projection_progress').get()?.['position']);

const modelOf = (path: string, db: DatabaseSync, projection: Projection): ModelDb => {
  const save = db.prepare('UPDATE projection_progress SET position = ?');
  const position = readPosition(db);
  return {
    path,
    db,
    prepared: projection.prepare(db),
    position,
    savedPosition: position,
    savePosition: (to) => void save.run(to),
    close: () => {
      if (db.isOpen) db.close();
    },
  };
};

const lost = ({ name }: Projection): Fault => new Fault('read-model/lost', `The file of ${name} is gone`);

/** Closes the connection when `use` throws. */
const guarded = <T>(db: DatabaseSync, use: () => T): T => {
  try {
    return use();
  } catch (error) {
    db.close();
    throw error;
  }
};

/** For a build that nobody reads yet: no journal, no sync; a build that breaks is thrown away. */
export const createModelDb = (path: string, projection: Projection): ModelDb => {
  const db = new DatabaseSync(path);
  return guarded(db, () => {
    db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY`);
    db.exec('BEGIN');
    db.exec(PROGRESS);
    projection.schema(db);
    db.exec('COMMIT');
    return modelOf(path, db, projection);
  });
};

/**
 * For following the feed beside readers. A power cut may cost the last transactions, rows and position together.
 * Faults: `read-model/lost`, `read-model/corrupt`; other errors of SQLite pass.
 */
export const openModelDb = (path: string, projection: Projection): ModelDb => {
  if (!existsSync(path)) throw lost(projection);
  const db = new DatabaseSync(path);
  return guarded(db, () => {
    try {
      db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;
        PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8192`);
      return modelOf(path, db, projection);
    } catch (cause) {
      if (isUnusable(cause))
        throw new Fault('read-model/corrupt', `The file of ${projection.name} is damaged`, { cause });
      throw cause;
    }
  });
};

/** The same connection with statements, caches and position read anew. Fault `read-model/lost`. */
export const renewedModelDb = ({ path, db }: ModelDb, projection: Projection): ModelDb => {
  if (!existsSync(path)) throw lost(projection);
  return modelOf(path, db, projection);
};
