import { Fault } from '@lienthong/kernel';
import type { QueryRow, ReadModel } from '@lienthong/read-model';
import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import type { DossierIndex, IndexedDossier } from '../../application/ports.js';
import { unpackRecords } from './said-so-far.js';

/** Names of columns never come from outside. */
const COLUMN: Readonly<Record<StatusVocabularyName, 'portal' | 'dvclt'>> = { portal: 'portal', dvclt: 'dvclt' };

const dossierOfRow = ({ n, id, code, said }: QueryRow): IndexedDossier => ({
  number: Number(n),
  dossier: String(id),
  ...(code === null ? {} : { code: String(code) }),
  records: said === null ? [] : unpackRecords(String(said)),
});

// A list in JSON has no index: CROSS JOIN keeps SQLite from putting it last.
const FIND = (column: string): string => `
  SELECT asked.value AS asked, d.n, d.id, d.code, d.${column} AS said FROM json_each(?) AS asked
  CROSS JOIN codes AS c ON c.code = asked.value CROSS JOIN dossiers AS d ON d.n = c.n
  WHERE EXISTS (SELECT 1 FROM parties AS p WHERE p.agency = ? AND p.n = c.n)`;

const HELD = (column: string): string => `
  SELECT d.n, d.id, d.code, d.${column} AS said FROM parties AS p JOIN dossiers AS d ON d.n = p.n
  WHERE p.agency = ? AND p.n > ? AND d.code IS NOT NULL ORDER BY p.n LIMIT ?`;

const OPEN = `
  SELECT d.code, d.found FROM json_each(?) AS asked CROSS JOIN drifts AS d ON d.code = asked.value
  WHERE d.agency = ? AND d.vocabulary = ? AND d.current = 1`;

/** Faults: `read-model/behind` where the model does not come to know what the store knows in time. */
export const createDossierIndex = (model: ReadModel, caughtUp: () => Promise<boolean>): DossierIndex => ({
  find: (agency, vocabulary, codes) =>
    new Map(
      model
        .all(FIND(COLUMN[vocabulary]), JSON.stringify(codes), agency)
        .map((row) => [String(row['asked']), dossierOfRow(row)]),
    ),
  heldBy: (agency, vocabulary, after, limit) =>
    model.all(HELD(COLUMN[vocabulary]), agency, after, limit).map(dossierOfRow),
  openDrifts: (agency, vocabulary, codes) =>
    new Map(
      model
        .all(OPEN, JSON.stringify(codes), agency, vocabulary)
        .map((row) => [String(row['code']), { found: String(row['found']) }]),
    ),
  caughtUp: async () => {
    if (!(await caughtUp()))
      throw new Fault('read-model/behind', 'The reconciliation model is behind', { retriable: true });
  },
});
