import type { AskedFact } from '@lienthong/dossier/vocabularies';
import type { AgencyId } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { QueryRow, ReadModel } from '@lienthong/read-model';
import type { DriftResult, RunResults, RunSummary } from '../../application/ports.js';
import { driftRate } from '../../domain/drift-rate.js';
import type { FinishedRun } from '../../domain/drift-rate.js';
import type { Counts, DriftFound, SentAnswer, Source } from '../../domain/reconciliation.events.js';
import type { RowProblem } from '../../domain/view-row.js';

const has = (value: unknown): value is string => typeof value === 'string';

const runOfRow = (row: QueryRow): RunSummary => ({
  run: String(row['run']),
  agency: row['agency'] as AgencyId,
  vocabulary: row['vocabulary'] as RunSummary['vocabulary'],
  source: row['source'] as Source,
  complete: row['complete'] === 1,
  startedAt: row['started_at'] as Instant,
  ...(has(row['finished_at']) ? { finishedAt: row['finished_at'] as Instant } : {}),
  ...(has(row['abandoned_at']) ? { abandonedAt: row['abandoned_at'] as Instant } : {}),
  ...(has(row['counts']) ? { counts: JSON.parse(row['counts']) as Counts } : {}),
});

const driftOfRow = (row: QueryRow): DriftResult => {
  const drift = JSON.parse(String(row['data'])) as DriftFound['data'];
  return {
    found: String(row['found']),
    drift,
    ...('theirs' in drift ? { line: drift.theirs.line } : {}),
    foundAt: row['found_at'] as Instant,
    ...(has(row['healed_at']) ? { healedAt: row['healed_at'] as Instant } : {}),
    ...(has(row['healed_by']) ? { healedBy: row['healed_by'] as 'reply' | 'view' } : {}),
    ...(has(row['answer']) ? { sent: row['answer'] as SentAnswer } : {}),
    ...(has(row['asked']) ? { asked: JSON.parse(row['asked']) as readonly AskedFact[] } : {}),
    disputed: row['disputed'] === 1,
  };
};

/** Dossiers that both sides hold, as `compared` counts them. */
const comparedIn = (run: string): string =>
  ['agrees', 'behind', 'ahead', 'contradicts'].map((kind) => `json_extract(${run}.counts, '$.${kind}')`).join(' + ');

/** Of each agency and vocabulary the last that was finished by then and compared anything. */
const NEWEST = `
  SELECT run, agency, vocabulary, finished_at, counts FROM runs AS r
  WHERE finished_at <= ?1 AND ${comparedIn('r')} > 0 AND (?2 IS NULL OR agency = ?2) AND NOT EXISTS (
    SELECT 1 FROM runs AS later WHERE later.agency = r.agency AND later.vocabulary = r.vocabulary
      AND later.finished_at <= ?1 AND ${comparedIn('later')} > 0
      AND (later.finished_at > r.finished_at OR (later.finished_at = r.finished_at AND later.run > r.run)))`;

export const createRunResults = (model: ReadModel): RunResults => {
  const finished = (row: QueryRow): FinishedRun => ({
    agency: String(row['agency']),
    vocabulary: String(row['vocabulary']),
    finishedAt: row['finished_at'] as Instant,
    counts: JSON.parse(String(row['counts'])) as Counts,
    healings: model
      .all(
        `SELECT healed_at FROM drifts WHERE run = ? AND kind IN ('behind', 'ahead', 'contradicts')`,
        String(row['run']),
      )
      .map(({ healed_at }) => (has(healed_at) ? (healed_at as Instant) : undefined)),
  });
  return {
    run: (run) => {
      const row = model.get('SELECT * FROM runs WHERE run = ?', run);
      return row && runOfRow(row);
    },
    runs: (agency, limit) =>
      (agency === undefined
        ? model.all('SELECT * FROM runs ORDER BY started_at DESC LIMIT ?', limit)
        : model.all('SELECT * FROM runs WHERE agency = ? ORDER BY started_at DESC LIMIT ?', agency, limit)
      ).map(runOfRow),
    unfinished: (before) =>
      model
        .all('SELECT run FROM runs WHERE finished_at IS NULL AND abandoned_at IS NULL AND started_at < ?', before)
        .map(({ run }) => String(run)),
    drifts: (run, after, limit) =>
      model
        .all('SELECT * FROM drifts WHERE run = ? AND code > ? ORDER BY code LIMIT ?', run, after, limit)
        .map(driftOfRow),
    drift: (run, code) => {
      const row = model.get('SELECT * FROM drifts WHERE run = ? AND code = ?', run, code);
      return row && driftOfRow(row);
    },
    unreadable: (run) =>
      model.all('SELECT line, name, problem FROM unreadable WHERE run = ? ORDER BY line', run).map((row) => ({
        line: Number(row['line']),
        ...(has(row['name']) ? { column: row['name'] } : {}),
        problem: row['problem'] as RowProblem,
      })),
    rate: (agency, knownAt) => driftRate(model.all(NEWEST, knownAt, agency ?? null).map(finished), knownAt),
  };
};
