import { assertNever } from '@lienthong/kernel';
import type { DatabaseSync } from 'node:sqlite';
import { createAppender } from './append-events.js';
import type { AppendCursor } from './append-events.js';
import { toFaultRecord, unavailable } from './faults.js';
import type { FaultRecord, GroupResult, RequestBatch, Restriction, WriteRequest, WriteResult } from './request.js';
import { createStreamHeads } from './stream-heads.js';

/** Writes groups of requests, one transaction and so one fsync each. Runs on the writer thread, or inline. */
export interface Committer {
  /** Takes a part of the next group. */
  add(batch: RequestBatch): void;
  /** Commits what was added; `count` says how many requests that must have been. */
  commit(count: number): GroupResult;
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
  let results: WriteResult[] = [];
  let failure: FaultRecord | undefined;
  let begun = false;
  let destroyed = false;

  const restrict = ({ maxPages, readOnly }: Restriction): void => {
    if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${Math.trunc(maxPages)}`);
    if (readOnly !== undefined) db.exec(`PRAGMA query_only = ${readOnly ? 'ON' : 'OFF'}`);
  };
  const begin = (): void => {
    if (begun) return;
    db.exec('BEGIN IMMEDIATE');
    begun = true;
  };

  const perform = (request: WriteRequest, at: number): WriteResult => {
    if (request.kind !== 'restrict') begin();
    switch (request.kind) {
      case 'append':
        return append(request, at);
      case 'destroy-key':
        destroyKey.run(request.id);
        destroyed = true;
        return DONE;
      case 'checkpoint':
        checkpoint.run(request.name, request.position);
        return DONE;
      case 'restrict':
        restrict(request.restriction);
        return DONE;
      default:
        return assertNever(request);
    }
  };

  const fail = (fault: FaultRecord): void => {
    failure = fault;
    heads.forget();
    if (db.isTransaction) db.exec('ROLLBACK');
    begun = false;
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

  const attempt = (work: () => void): void => {
    try {
      if (failure === undefined) work();
    } catch (error) {
      fail(toFaultRecord(error));
    }
  };

  return {
    add: ({ at, requests }) => attempt(() => requests.forEach((request) => results.push(perform(request, at)))),
    commit: (count) => {
      attempt(() => {
        if (results.length !== count) fail(unavailable('a part of the group was lost'));
        else if (begun) db.exec('COMMIT');
      });
      const outcome: GroupResult =
        failure === undefined ? { committed: true, head: cursor.head, results } : { committed: false, fault: failure };
      const erase = outcome.committed && destroyed;
      results = [];
      failure = undefined;
      begun = false;
      destroyed = false;
      if (erase) emptyLog();
      return outcome;
    },
    close: () => db.close(),
  };
};

/** Opens when first needed and, where that failed, again the next time: the store recovers when the disk does. */
export const createLazyCommitter = (open: () => DatabaseSync): Committer => {
  let current: Committer | undefined;
  const drop = (): void => {
    current?.close();
    current = undefined;
  };
  return {
    add: (batch) => {
      try {
        current ??= createCommitter(open());
        current.add(batch);
      } catch {
        // The commit finds that the part is missing.
        drop();
      }
    },
    commit: (count) => {
      try {
        current ??= createCommitter(open());
        return current.commit(count);
      } catch (error) {
        drop();
        return { committed: false, fault: toFaultRecord(error) };
      }
    },
    close: () => current?.close(),
  };
};
