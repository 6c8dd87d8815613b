import type { DatabaseSync as Database } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore } from '@lienthong/event-store';

export interface RawEvent {
  readonly stream: string;
  /** A UUID. */
  readonly id: string;
  readonly type: string;
  readonly meta: string;
  readonly data: string;
}

/** The store's own file and tables, with the durability that it asks for, and nothing of the store in between. */
export const openRawTable = async (file: string): Promise<Database> => {
  await (await openSqliteEventStore({ file })).close();
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
    PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -65536`);
  return db;
};

const uuidBytes = (text: string): Uint8Array => Buffer.from(text.replaceAll('-', ''), 'hex');

/** Inserts one event at the end of its stream, inside the open transaction. */
export const insertEvents = (db: Database) => {
  const addStream = db.prepare('INSERT INTO streams (name) VALUES (?)');
  const insert = db.prepare(
    `INSERT INTO events (position, stream, revision, id, category, type, recorded_at, meta, data, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)`,
  );
  let position = 0;
  let last: { readonly name: string; readonly number: number; revision: number } | undefined;
  const open = new Map<string, { readonly name: string; readonly number: number; revision: number }>();
  return ({ stream, id, type, meta, data }: RawEvent): void => {
    last = open.get(stream);
    if (last === undefined) {
      last = { name: stream, number: Number(addStream.run(stream).lastInsertRowid), revision: -1 };
      open.set(stream, last);
    }
    last.revision += 1;
    const category = stream.slice(0, stream.indexOf('-'));
    insert.run(++position, last.number, last.revision, uuidBytes(id), category, type, Date.now(), meta, data);
  };
};
