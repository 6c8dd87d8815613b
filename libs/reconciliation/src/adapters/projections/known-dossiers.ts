import type { DatabaseSync } from 'node:sqlite';
import { newest } from '@lienthong/read-model';
import { saidIn, textOf } from './said-so-far.js';
import type { Said } from './said-so-far.js';

/** A dossier of the index while things happen to it; written as a whole at the end of a batch. */
export interface IndexRow {
  readonly id: string;
  readonly procedure: string;
  readonly version: string;
  portal: Said;
  /** Undefined where DVCLT does not know the procedure. */
  dvclt: Said | undefined;
  code: string | undefined;
  /** Its place in the index, once it was written. */
  number: number | undefined;
  /** Both texts as they stand in the file. */
  written: readonly [portal: string, dvclt: string | null] | undefined;
  /** Since it was written last. */
  readonly newCodes: string[];
  readonly newParties: string[];
}

export interface KnownDossiers {
  find(id: string): IndexRow | undefined;
  /** Has it written at the end of the batch. */
  changed(row: IndexRow): void;
  readonly settle: () => void;
}

/** Dossiers that stay in memory: what happens to one comes in close succession. */
const REMEMBERED = 4_000;

const rowOf = (found: Record<string, unknown>): IndexRow => {
  const [portal, dvclt] = [String(found['portal']), found['dvclt']];
  const code = found['code'];
  return {
    id: String(found['id']),
    procedure: String(found['procedure']),
    version: String(found['version']),
    portal: saidIn(portal),
    dvclt: typeof dvclt === 'string' ? saidIn(dvclt) : undefined,
    code: typeof code === 'string' ? code : undefined,
    number: Number(found['n']),
    written: [portal, typeof dvclt === 'string' ? dvclt : null],
    newCodes: [],
    newParties: [],
  };
};

export const knownDossiers = (db: DatabaseSync): KnownDossiers => {
  const select = db.prepare('SELECT * FROM dossiers WHERE id = ?');
  const insert = db.prepare(
    'INSERT INTO dossiers (id, code, procedure, version, portal, dvclt) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare('UPDATE dossiers SET code = ?, portal = ?, dvclt = ? WHERE n = ?');
  const addCode = db.prepare('INSERT OR IGNORE INTO codes VALUES (?, ?)');
  const addParty = db.prepare('INSERT OR IGNORE INTO parties VALUES (?, ?)');
  const known = newest<IndexRow>(REMEMBERED);
  const waiting = new Map<string, IndexRow>();

  const numbered = (row: IndexRow): number => {
    const { id, procedure, version, number, code = null } = row;
    const [portal, dvclt] = [textOf(row.portal), row.dvclt === undefined ? null : textOf(row.dvclt)];
    const before = row.written;
    row.written = [portal, dvclt];
    if (number === undefined) {
      row.number = Number(insert.run(id, code, procedure, version, portal, dvclt).lastInsertRowid);
      return row.number;
    }
    if (before?.[0] !== portal || before[1] !== dvclt || row.newCodes.length > 0)
      update.run(code, portal, dvclt, number);
    return number;
  };

  return {
    find: (id) => {
      const found = waiting.get(id) ?? known.get(id);
      if (found !== undefined) return found;
      const stored = select.get(id);
      return stored && rowOf(stored);
    },
    changed: (row) => void waiting.set(row.id, row),
    settle: () => {
      for (const row of waiting.values()) {
        const number = numbered(row);
        for (const code of row.newCodes.splice(0)) addCode.run(code, number);
        for (const agency of row.newParties.splice(0)) addParty.run(agency, number);
        known.set(row.id, row);
      }
      waiting.clear();
    },
  };
};
