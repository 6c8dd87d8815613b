import { csvOf } from '../csv.js';
import type { CsvRow } from '../csv.js';
import type { OwnStore } from './own-store.js';

const cell = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an agency's own database says that it did: one row a leg, and one a dossier that it received. */
export const ownCsv = ({ db }: OwnStore): string => {
  const rows = db
    .prepare(
      `SELECT code, leg, state, moment FROM work
       UNION ALL SELECT coalesce(code, dossier, message), '', state, moment FROM filings`,
    )
    .all();
  return csvOf(
    rows.map((row): CsvRow => ({
      code: cell(row['code']),
      leg: cell(row['leg']),
      state: cell(row['state']),
      moment: cell(row['moment']),
    })),
  );
};
