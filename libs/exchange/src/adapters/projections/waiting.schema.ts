/** A new shape of the tables is a new version: hubs then build the file anew. */
export const waitingModel = { name: 'waiting', version: 1 } as const;

/**
 * Which entries wait for whom. `mail`: what the axis's clients call the entry; NULL for what they are not shown. `gone`:
 * its content is not to be had any more.
 */
export const waitingSchema = `
  CREATE TABLE entries (
    agency TEXT NOT NULL, sequence INTEGER NOT NULL, kind TEXT NOT NULL, mail TEXT, transfer TEXT NOT NULL,
    other TEXT NOT NULL, placed_at TEXT NOT NULL, gone INTEGER NOT NULL,
    PRIMARY KEY (agency, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entries_of_delivery ON entries (transfer, agency) WHERE kind IN ('document', 'update');
  CREATE TABLE acknowledged (
    agency TEXT NOT NULL, system TEXT NOT NULL, cursor INTEGER NOT NULL, beyond TEXT NOT NULL,
    PRIMARY KEY (agency, system)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE offers (
    agency TEXT NOT NULL, system TEXT NOT NULL, sequence INTEGER NOT NULL, transfer TEXT NOT NULL,
    state TEXT NOT NULL, since TEXT NOT NULL,
    PRIMARY KEY (agency, system, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE recalls (request TEXT NOT NULL, transfer TEXT NOT NULL, PRIMARY KEY (transfer, request)) STRICT, WITHOUT ROWID;
  CREATE TABLE said (
    agency TEXT NOT NULL, position INTEGER NOT NULL, transfer TEXT NOT NULL, code TEXT NOT NULL, at TEXT NOT NULL,
    id TEXT NOT NULL, PRIMARY KEY (agency, position)
  ) STRICT, WITHOUT ROWID;
`;
