import { DatabaseSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS cursor (one INTEGER PRIMARY KEY CHECK (one = 1), after TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS filings (
    message TEXT PRIMARY KEY, dossier TEXT UNIQUE, code TEXT, state TEXT NOT NULL, moment TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS work (
    dossier TEXT NOT NULL, leg TEXT NOT NULL, code TEXT NOT NULL, attempt INTEGER NOT NULL, state TEXT NOT NULL,
    moment TEXT NOT NULL, PRIMARY KEY (dossier, leg)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS todo (dossier TEXT NOT NULL, leg TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (dossier, leg)) STRICT;
  CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY, path TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS refusals (text TEXT NOT NULL) STRICT;
`;

/** An agency's own database: what it did, what it has not yet told the hub of, how far it read its inbox. */
export interface OwnStore {
  readonly db: DatabaseSync;
  /** All of it, or nothing where the process is killed. */
  together<T>(work: () => T): T;
}

export const openOwnStore = (file: string): OwnStore => {
  const db = new DatabaseSync(file);
  // A killed process loses nothing that it committed; only the machine's own end would ask for more.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  db.exec(SCHEMA);
  return {
    db,
    together: (work) => {
      db.exec('BEGIN IMMEDIATE');
      try {
        const done = work();
        db.exec('COMMIT');
        return done;
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
    },
  };
};
