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
  /** Its personal half, where it has one. */
  readonly sealed?: Uint8Array;
}

/** The store’s own file and tables, opened with the settings of its writer, and nothing of the store in between. */
export const openRawTable = async (file: string): Promise<Database> => {
  await (await openSqliteEventStore({ file })).close();
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
    PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -32768`);
  return db;
};

interface OpenStream {
  readonly number: number;
  revision: number;
}

const uuidBytes = (text: string): Uint8Array => Buffer.from(text.replaceAll('-', ''), 'hex');

/** Inserts one event at the end of its stream, inside the open transaction. */
export const insertEvents = (db: Database): ((event: RawEvent) => void) => {
  const addStream = db.prepare('INSERT INTO streams (name) VALUES (?)');
  const insert = db.prepare(
    `INSERT INTO events (position, stream, revision, id, category, type, recorded_at, meta, data, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const streams = new Map<string, OpenStream>();
  let position = Number(db.prepare('SELECT max(position) AS head FROM events').get()?.['head'] ?? 0);

  const streamOf = (name: string): OpenStream => {
    const known = streams.get(name);
    if (known) return known;
    const added = { number: Number(addStream.run(name).lastInsertRowid), revision: -1 };
    streams.set(name, added);
    return added;
  };
  return ({ stream, id, type, meta, data, sealed }) => {
    const place = streamOf(stream);
    const category = stream.slice(0, stream.indexOf('-'));
    const [revision, bytes] = [++place.revision, uuidBytes(id)];
    insert.run(++position, place.number, revision, bytes, category, type, Date.now(), meta, data, sealed ?? null);
  };
};
