/** A new shape of the tables is a new version: hubs then build the file anew. */
export const directoryModel = { name: 'directory', version: 3 } as const;

/**
 * Who sent what to whom and how far it came: what is searched, alarmed and listed. `titled_at` is the position of the
 * subject, `reach` that up to which a recipient reads: null for all, 0 for nothing.
 */
export const directorySchema = `
  CREATE TABLE transfers (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, sender TEXT NOT NULL, business_type INTEGER NOT NULL,
    test INTEGER NOT NULL, document_id TEXT NOT NULL, number TEXT, notation TEXT, promulgated_on TEXT,
    type_name TEXT, submitted_at TEXT NOT NULL, replaced_by TEXT, subject_row INTEGER,
    titled_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX transfers_by_document ON transfers (document_id, position);
  CREATE INDEX transfers_by_sender ON transfers (sender, position);
  CREATE INDEX transfers_by_position ON transfers (position);
  CREATE TABLE deliveries (
    transfer TEXT NOT NULL, agency TEXT NOT NULL, position INTEGER NOT NULL, sequence INTEGER NOT NULL,
    status TEXT NOT NULL, rung TEXT, consigned_at TEXT NOT NULL, told INTEGER NOT NULL, silent INTEGER NOT NULL,
    expired INTEGER NOT NULL, changed_at TEXT NOT NULL, reach INTEGER,
    PRIMARY KEY (transfer, agency)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deliveries_by_agency ON deliveries (agency, position);
  CREATE INDEX deliveries_waiting ON deliveries (consigned_at) WHERE told = 0 AND silent = 0 AND status = 'open';
  CREATE INDEX deliveries_undecided ON deliveries (consigned_at)
    WHERE expired = 0 AND status = 'open' AND (rung IS NULL OR rung = '01');
  CREATE INDEX deliveries_open ON deliveries (agency) WHERE status = 'open' AND rung IS NOT '06';
  CREATE TABLE awaited (
    transfer TEXT NOT NULL, code TEXT NOT NULL, agency TEXT NOT NULL, candidates TEXT NOT NULL, since TEXT NOT NULL,
    PRIMARY KEY (transfer, code)
  ) STRICT, WITHOUT ROWID;
  CREATE VIRTUAL TABLE subjects USING fts5 (subject, tokenize = 'unicode61 remove_diacritics 0', detail = 'none');
`;
