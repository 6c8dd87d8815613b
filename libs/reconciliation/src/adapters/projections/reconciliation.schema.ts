/** A new shape of the tables is a new version: hubs then build the file anew. */
export const reconciliationModel = { name: 'reconciliation', version: 2 } as const;

/**
 * `portal`, `dvclt`: what each vocabulary is told so far, and its state, so that the next event goes on there. `parties`:
 * who has part in a dossier. `current`: nothing has healed the drift and no later comparison found it again.
 */
export const reconciliationSchema = `
  CREATE TABLE dossiers (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT, procedure TEXT NOT NULL, version TEXT NOT NULL,
    portal TEXT NOT NULL, dvclt TEXT
  ) STRICT;
  CREATE TABLE codes (code TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE parties (agency TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (agency, n)) STRICT, WITHOUT ROWID;
  CREATE TABLE runs (
    run TEXT PRIMARY KEY, agency TEXT NOT NULL, vocabulary TEXT NOT NULL, source TEXT NOT NULL, complete INTEGER NOT NULL,
    started_at TEXT NOT NULL, finished_at TEXT, counts TEXT,
    abandoned_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX runs_by_agency ON runs (agency, started_at);
  CREATE INDEX runs_by_start ON runs (started_at);
  CREATE TABLE drifts (
    found TEXT PRIMARY KEY, run TEXT NOT NULL, code TEXT NOT NULL, kind TEXT NOT NULL, agency TEXT NOT NULL,
    vocabulary TEXT NOT NULL, data TEXT NOT NULL, found_at TEXT NOT NULL, current INTEGER NOT NULL,
    healed_at TEXT, healed_by TEXT, answer TEXT, asked TEXT, disputed INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX drifts_by_run ON drifts (run, code);
  CREATE INDEX drifts_current ON drifts (agency, vocabulary, code) WHERE current = 1;
  CREATE TABLE unreadable (
    run TEXT NOT NULL, line INTEGER NOT NULL, name TEXT, problem TEXT NOT NULL, PRIMARY KEY (run, line)
  ) STRICT, WITHOUT ROWID;
`;
