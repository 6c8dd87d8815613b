import type { QueryRow, ReadModel } from '@lienthong/read-model';
import type { BoardQuery, DossierIndex, OpenWork } from '../../application/index/dossier-index.js';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const workOf = (row: QueryRow): OpenWork => ({
  dossier: String(row['dossier']),
  code: text(row['code']),
  procedure: String(row['procedure']),
  agency: String(row['agency']),
  receiver: String(row['receiver']),
  leg: text(row['leg']),
  since: String(row['since']),
  due: text(row['due']),
  acknowledgeBy: text(row['acknowledge_by']),
  acknowledged: row['acknowledged'] === 1,
  waiting: row['waiting'] === 1,
  told: Number(row['told']),
});

const conditionOf = ({ state, now, nearBy }: BoardQuery): readonly [string, ...string[]] => {
  switch (state) {
    case 'overdue':
      return ['waiting = 0 AND due < ? ORDER BY due', now];
    case 'near':
      return ['waiting = 0 AND due >= ? AND due < ? ORDER BY due', now, nearBy];
    case 'unacknowledged':
      return ['acknowledged = 0 AND acknowledge_by IS NOT NULL AND acknowledge_by < ? ORDER BY acknowledge_by', now];
    case 'silent':
      return ['told > 0 AND due < ? ORDER BY due', now];
    case 'open':
      return ['waiting IN (0, 1) ORDER BY due'];
  }
};

/** Each next agency is found by the index: the rows between are not looked at. */
const AGENCIES = `
  WITH RECURSIVE found(agency) AS (
    SELECT min(agency) FROM work WHERE agency > ''
    UNION ALL
    SELECT (SELECT min(agency) FROM work WHERE agency > found.agency) FROM found WHERE found.agency IS NOT NULL
  ) SELECT agency FROM found WHERE agency IS NOT NULL`;

/** Behind a moment and the dossier that was the last of it. */
const DUE_BY = `SELECT dossier, next_at FROM timers
  WHERE next_at <= ? AND (next_at, dossier) > (?, ?) ORDER BY next_at, dossier LIMIT ?`;

export const createDossierQueries = (model: ReadModel): DossierIndex => ({
  dueBy: (now, limit, { at, dossier } = { at: '', dossier: '' }) =>
    model
      .all(DUE_BY, now, at, dossier, limit)
      .map((row) => ({ dossier: String(row['dossier']), at: String(row['next_at']) })),
  board: (query) => {
    const [condition, ...values] = conditionOf(query);
    return model
      .all(`SELECT * FROM work WHERE agency = ? AND ${condition} LIMIT ?`, query.agency, ...values, query.limit)
      .map(workOf);
  },
  awaited: (limit) =>
    model.all(`SELECT * FROM work WHERE status = 'awaited' ORDER BY since LIMIT ?`, limit).map((row) => {
      const { dossier, code, procedure, receiver, leg, since } = workOf(row);
      return { dossier, code, procedure, receiver, leg: leg ?? '', since };
    }),
  agencies: () => model.all(AGENCIES).map((row) => String(row['agency'])),
  openAt: (agency, limit) =>
    model
      .all('SELECT DISTINCT dossier FROM work WHERE agency = ? LIMIT ?', agency, limit)
      .map((row) => String(row['dossier'])),
});
