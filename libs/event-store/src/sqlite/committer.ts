import { assertNever } from '@lienthong/kernel';
import type { DatabaseSync } from 'node:sqlite';
import { createAppender } from './append-events.js';
import type { AppendCursor } from './append-events.js';
import { toFaultRecord } from './faults.js';
import type { GroupResult, Restriction, WriteGroup, WriteRequest, WriteResult } from './request.js';
import { createStreamHeads } from './stream-heads.js';

/** Commits groups, one transaction and so one fsync each. Runs on the writer thread, or inline. */
export interface Committer {
  commit(group: WriteGroup): GroupResult;
  close(): void;
}

const DONE: WriteResult = { kind: 'done' };

export const createCommitter = (db: DatabaseSync): Committer => {
  const lastPosition = db.prepare('SELECT max(position) AS head FROM events');
  const headInFile = (): number => Number(lastPosition.get()?.['head'] ?? 0);
  const cursor: AppendCursor = { head: headInFile() };
  const heads = createStreamHeads(db);
  const append = createAppender(db, heads, cursor);
  const destroyKey = db.prepare('UPDATE keys SET wrapped = NULL WHERE id = ?');
  const checkpoint = db.prepare(
    'INSERT INTO checkpoints VALUES (?, ?) ON CONFLICT DO UPDATE SET position = excluded.position',
  );

  const bound = ({ maxPages }: Restriction): void => {
    if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${Math.trunc(maxPages)}`);
  };
  const setReadOnly = (on: boolean, restrictions: readonly Restriction[]): void => {
    if (restrictions.some(({ readOnly }) => readOnly === on)) db.exec(`PRAGMA query_only = ${on ? 'ON' : 'OFF'}`);
  };

  const perform = (request: WriteRequest, at: number): WriteResult => {
    switch (request.kind) {
      case 'append':
        return append(request, at);
      case 'destroy-key':
        destroyKey.run(request.id);
        return DONE;
      case 'checkpoint':
        checkpoint.run(request.name, request.position);
        return DONE;
      case 'restrict':
        return DONE;
      default:
        return assertNever(request);
    }
  };

  const rollback = (): void => {
    heads.forget();
    if (db.isTransaction) db.exec('ROLLBACK');
    cursor.head = headInFile();
  };

  /** The old page with the key must leave the log, too; should it not work now, a later checkpoint does it. */
  const emptyLog = (): void => {
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (toFaultRecord(error).code !== 'store/unavailable') throw error;
    }
  };

  return {
    commit: ({ at, requests }) => {
      try {
        const restrictions = requests.flatMap((request) => (request.kind === 'restrict' ? [request.restriction] : []));
        restrictions.forEach(bound);
        setReadOnly(false, restrictions);
        db.exec('BEGIN IMMEDIATE');
        const results = requests.map((request) => perform(request, at));
        db.exec('COMMIT');
        setReadOnly(true, restrictions);
        if (requests.some(({ kind }) => kind === 'destroy-key')) emptyLog();
        return { committed: true, head: cursor.head, results };
      } catch (error) {
        const fault = toFaultRecord(error);
        rollback();
        return { committed: false, fault };
      }
    },
    close: () => db.close(),
  };
};

/** Opens at the first group and, where that failed, again at the next one: the store recovers when the disk does. */
export const createLazyCommitter = (open: () => DatabaseSync): Committer => {
  let current: Committer | undefined;
  return {
    commit: (group) => {
      try {
        current ??= createCommitter(open());
        return current.commit(group);
      } catch (error) {
        current?.close();
        current = undefined;
        return { committed: false, fault: toFaultRecord(error) };
      }
    },
    close: () => current?.close(),
  };
};
