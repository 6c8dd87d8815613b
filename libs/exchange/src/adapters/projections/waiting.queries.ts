import type { QueryRow, ReadModel } from '@lienthong/read-model';
import type { WaitingEntries, WaitingEntry } from '../../application/offers/waiting-entries.js';

const SAID = 'SELECT s.* FROM json_each(?) AS mine JOIN said s ON s.agency = mine.value';

const WAITING = `
  FROM json_each(?) AS mine
  JOIN entries e ON e.agency = mine.value
  LEFT JOIN acknowledged a ON a.agency = e.agency AND a.system = ?
  WHERE e.sequence > coalesce(a.cursor, -1) AND e.mail = ? AND e.gone = 0
    AND (a.beyond IS NULL OR a.beyond = '[]' OR e.sequence NOT IN (SELECT value FROM json_each(a.beyond)))
    AND NOT EXISTS (
      SELECT 1 FROM offers o WHERE o.agency = e.agency AND o.system = ? AND o.sequence = e.sequence)`;

const entryOf = (row: QueryRow): WaitingEntry => ({
  agency: String(row['agency']),
  sequence: Number(row['sequence']),
  from: String(row['other']),
  placedAt: String(row['placed_at']),
});

export const createWaitingQueries = (model: ReadModel): WaitingEntries => ({
  waiting: (system, agencies, kind, { since = '', before = '9', limit, offset = 0 }) =>
    model
      .all(
        `SELECT e.agency, e.sequence, e.other, e.placed_at ${WAITING}
           AND e.placed_at >= ? AND e.placed_at < ?
         ORDER BY e.placed_at, e.agency, e.sequence LIMIT ? OFFSET ?`,
        JSON.stringify(agencies),
        system,
        kind,
        system,
        since,
        before,
        limit,
        offset,
      )
      .map(entryOf),
  countWaiting: (system, agencies, kind) =>
    Number(model.get(`SELECT count(*) AS n ${WAITING}`, JSON.stringify(agencies), system, kind, system)?.['n'] ?? 0),
  nextShown: (agency, after) => {
    const found = model.get(
      'SELECT sequence FROM entries WHERE agency = ? AND sequence > ? AND mail IS NOT NULL AND gone = 0 ORDER BY sequence LIMIT 1',
      agency,
      after,
    );
    return found === undefined ? undefined : Number(found['sequence']);
  },
  lastKnown: (agency) =>
    Number(model.get('SELECT max(sequence) AS last FROM entries WHERE agency = ?', agency)?.['last'] ?? -1),
  saidBy: (agencies, which) =>
    ('eventId' in which
      ? model.all(`${SAID} WHERE s.id = ? LIMIT 1`, JSON.stringify(agencies), which.eventId)
      : model.all(`${SAID} ORDER BY s.position DESC LIMIT ?`, JSON.stringify(agencies), which.limit)
    ).map((row) => ({
      agency: String(row['agency']),
      transfer: String(row['transfer']),
      code: String(row['code']),
      at: String(row['at']),
      eventId: String(row['id']),
    })),
  failed: (limit) =>
    model.all(`SELECT * FROM offers WHERE state = 'failed' ORDER BY since LIMIT ?`, limit).map((row) => ({
      agency: String(row['agency']),
      system: String(row['system']),
      sequence: Number(row['sequence']),
      transfer: String(row['transfer']),
      since: String(row['since']),
    })),
});
