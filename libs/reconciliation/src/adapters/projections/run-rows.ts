import type { DatabaseSync } from 'node:sqlite';
import type { RecordedEvent } from '@lienthong/event-store';
import type { EventHandler } from '@lienthong/read-model';
import { runOf } from '../../contracts/streams.js';
import type { ReconciliationEvent } from '../../domain/reconciliation.events.js';

type Data<Type extends ReconciliationEvent['type']> = Extract<ReconciliationEvent, { type: Type }>['data'];
const dataOf = <Type extends ReconciliationEvent['type']>(event: RecordedEvent): Data<Type> =>
  event.data as unknown as Data<Type>;

/** Comparisons and what became of their drifts; every moment is when it was recorded. */
export const runRows = (db: DatabaseSync): Readonly<Record<ReconciliationEvent['type'], EventHandler>> => {
  const start = db.prepare('INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL)');
  const abandon = db.prepare('UPDATE runs SET abandoned_at = ? WHERE run = ? AND finished_at IS NULL');
  const finish = db.prepare('UPDATE runs SET finished_at = ?, counts = ?, abandoned_at = NULL WHERE run = ?');
  const supersede = db.prepare(
    'UPDATE drifts SET current = 0 WHERE current = 1 AND agency = ? AND vocabulary = ? AND code = ?',
  );
  const find = db.prepare('INSERT INTO drifts VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, NULL, NULL, NULL, NULL, 0)');
  const heal = db.prepare('UPDATE drifts SET current = 0, healed_at = ?, healed_by = ? WHERE found = ?');
  const sent = db.prepare('UPDATE drifts SET answer = ? WHERE found = ?');
  const asked = db.prepare('UPDATE drifts SET asked = ? WHERE found = ?');
  const dispute = db.prepare('UPDATE drifts SET disputed = 1 WHERE found = ?');
  const unread = db.prepare('INSERT OR IGNORE INTO unreadable VALUES (?, ?, ?, ?)');
  return {
    ReconciliationStarted: (event) => {
      const { agency, vocabulary, source, complete } = dataOf<'ReconciliationStarted'>(event);
      start.run(runOf(event.stream), agency, vocabulary, source, complete ? 1 : 0, event.recordedAt);
    },
    ReconciliationAbandoned: (event) => void abandon.run(event.recordedAt, runOf(event.stream)),
    ReconciliationFinished: (event) => {
      const { counts } = dataOf<'ReconciliationFinished'>(event);
      finish.run(event.recordedAt, JSON.stringify(counts), runOf(event.stream));
    },
    DriftFound: (event) => {
      const drift = dataOf<'DriftFound'>(event);
      const { agency, vocabulary, code } = drift;
      supersede.run(agency, vocabulary, code);
      const data = JSON.stringify(drift);
      find.run(event.id, runOf(event.stream), code, drift.drift, agency, vocabulary, data, event.recordedAt);
    },
    DriftHealed: (event) => {
      const { found, by } = dataOf<'DriftHealed'>(event);
      heal.run(event.recordedAt, by, found);
    },
    DriftSent: (event) => {
      const { answer, found } = dataOf<'DriftSent'>(event);
      sent.run(answer, found);
    },
    AssertionAsked: (event) => {
      const { asked: facts, found } = dataOf<'AssertionAsked'>(event);
      asked.run(JSON.stringify(facts), found);
    },
    DriftDisputed: (event) => void dispute.run(dataOf<'DriftDisputed'>(event).found),
    RowUnreadable: (event) => {
      const { line, column, problem } = dataOf<'RowUnreadable'>(event);
      unread.run(runOf(event.stream), line, column ?? null, problem);
    },
  };
};
