/** A new shape of the tables is a new version: hubs then build the file anew. */
export const dossiersModel = { name: 'dossiers', version: 1 } as const;

/**
 * Open dossiers: `next_at` is the next moment at which one of its timers fires. `work`: what is not done of them, the
 * promise of the whole dossier under the leg ''.
 */
export const dossiersSchema = `
  CREATE TABLE timers (dossier TEXT PRIMARY KEY, next_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX timers_by_moment ON timers (next_at);
  CREATE TABLE work (
    dossier TEXT NOT NULL, leg TEXT NOT NULL, agency TEXT NOT NULL, status TEXT NOT NULL, code TEXT, procedure TEXT NOT NULL,
    receiver TEXT NOT NULL, since TEXT NOT NULL, due TEXT, acknowledge_by TEXT, acknowledged INTEGER NOT NULL,
    waiting INTEGER NOT NULL, told INTEGER NOT NULL,
    PRIMARY KEY (dossier, leg)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX work_by_due ON work (agency, waiting, due);
  CREATE INDEX work_unacknowledged ON work (agency, acknowledge_by) WHERE acknowledged = 0 AND acknowledge_by IS NOT NULL;
  CREATE INDEX work_told ON work (agency, due) WHERE told > 0;
  CREATE INDEX work_awaited ON work (since) WHERE status = 'awaited';
`;
