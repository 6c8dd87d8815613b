import type { DatabaseSync } from 'node:sqlite';
import { uuidBytes } from '../event-id.js';
import type { ExpectedRevision } from '../port/event-store.js';
import { isConstraint } from './faults.js';
import type { AppendRequest, EncodedEvent, WriteResult } from './request.js';
import type { StreamHead, StreamHeads } from './stream-heads.js';

const refusal = (code: string, message: string, retriable: boolean): WriteResult => ({
  kind: 'fault',
  fault: { code, message, retriable },
});
const wrongRevision = (head: StreamHead): WriteResult =>
  refusal('store/wrong-revision', `The stream is at revision ${head.revision}.`, true);
const idTaken = (): WriteResult => refusal('store/id-taken', 'An event id is already taken.', false);
const keyTaken = (): WriteResult => refusal('store/key-taken', 'A data key of this id exists or was destroyed.', false);

const meets = (expected: ExpectedRevision, revision: number): boolean =>
  expected === 'any' || (expected === 'no-stream' ? revision === -1 : revision === expected);

export interface AppendCursor {
  /** Position of the last event, with those of the open transaction. */
  head: number;
}

/** Appends inside the open transaction. What it refuses leaves no trace in it; what SQLite cannot do is thrown. */
export const createAppender = (db: DatabaseSync, heads: StreamHeads, cursor: AppendCursor) => {
  const insert = db.prepare(
    `INSERT INTO events (position, stream, revision, id, category, type, recorded_at, meta, data, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const undo = db.prepare('DELETE FROM events WHERE position > ?');
  const place = db.prepare('SELECT stream, revision, position FROM events WHERE id = ?');
  const addKey = db.prepare('INSERT INTO keys (id, wrapped) VALUES (?, ?)');

  /** The event ids decide before the expected revision does: a lost acknowledgement must find its events. */
  const repeatOf = (head: StreamHead, events: readonly EncodedEvent[]): WriteResult | undefined => {
    const places = events.map(({ id }) => place.get(uuidBytes(id)));
    if (places.every((found) => found === undefined)) return undefined;
    let revision = -1;
    let position = 0;
    for (const found of places) {
      if (found === undefined || Number(found['stream']) !== head.number) return idTaken();
      if (Number(found['revision']) <= revision) return idTaken();
      revision = Number(found['revision']);
      position = Number(found['position']);
    }
    return { kind: 'repeated', revision, position };
  };

  const unlessTaken = (run: () => void): boolean => {
    try {
      run();
      return true;
    } catch (error) {
      if (isConstraint(error)) return false;
      throw error;
    }
  };

  return (request: AppendRequest, at: number): WriteResult => {
    const { events, category, keys } = request;
    const head = heads.of(request.stream);
    if (!meets(request.expected, head.revision)) return repeatOf(head, events) ?? wrongRevision(head);

    const before = cursor.head;
    let { revision } = head;
    let position = before;
    const free = unlessTaken(() => {
      for (const { id, type, meta, data, sealed } of events) {
        insert.run(++position, head.number, ++revision, uuidBytes(id), category, type, at, meta, data, sealed);
      }
    });
    if (!free) {
      undo.run(before);
      return repeatOf(head, events) ?? idTaken();
    }
    const added: string[] = [];
    const keysFree = unlessTaken(() => {
      for (const { id, wrapped } of keys) {
        addKey.run(id, wrapped);
        added.push(id);
      }
    });
    if (!keysFree) {
      undo.run(before);
      for (const id of added) db.prepare('DELETE FROM keys WHERE id = ?').run(id);
      return keyTaken();
    }
    head.revision = revision;
    cursor.head = position;
    return { kind: 'appended', revision, position };
  };
};
