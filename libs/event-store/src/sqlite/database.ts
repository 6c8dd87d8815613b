import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { uuidV7 } from '../event-id.js';

const SCHEMA_VERSION = 1;

/** Stream names are interned: a quarter less disk and a third more speed than the text in the table and its index. */
const SCHEMA = `
  CREATE TABLE streams (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    stream INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    id BLOB NOT NULL,
    category TEXT NOT NULL,
    type TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    meta TEXT NOT NULL,
    data TEXT NOT NULL,
    sealed BLOB,
    UNIQUE (stream, revision),
    UNIQUE (id)
  ) STRICT;
  CREATE TABLE keys (id TEXT PRIMARY KEY, wrapped BLOB) STRICT;
  CREATE TABLE checkpoints (name TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT;
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/** Never makes the file: a file that vanished under a running hub must not come back empty. */
const uriOf = (file: string, mode: 'ro' | 'rw'): string => `${pathToFileURL(file).href}?mode=${mode}`;

const configure = (db: DatabaseSync): DatabaseSync => {
  // secure_delete: a destroyed key must not be left in a free page.
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON;
    PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768`);
  return db;
};

const setEpoch = (db: DatabaseSync, epoch: string): void => {
  db.prepare(`INSERT INTO meta VALUES ('epoch', ?) ON CONFLICT DO UPDATE SET value = excluded.value`).run(epoch);
};

const prepareSchema = (db: DatabaseSync): void => {
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > SCHEMA_VERSION) throw new Error('The event store was written by a newer version of this software.');
  if (version === SCHEMA_VERSION) return;
  db.exec('BEGIN IMMEDIATE');
  db.exec(SCHEMA);
  setEpoch(db, uuidV7());
  db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
};

/** Makes the file and its tables where they are missing. */
export const initialiseFile = (file: string, options: { renewEpoch?: boolean } = {}): void => {
  const db = new DatabaseSync(file);
  try {
    configure(db);
    prepareSchema(db);
    if (options.renewEpoch === true) setEpoch(db, uuidV7());
  } finally {
    db.close();
  }
};

export const openForWriting = (file: string): DatabaseSync => configure(new DatabaseSync(uriOf(file, 'rw')));

export const openForReading = (file: string): DatabaseSync => {
  const db = new DatabaseSync(uriOf(file, 'ro'), { readOnly: true });
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8192');
  return db;
};
