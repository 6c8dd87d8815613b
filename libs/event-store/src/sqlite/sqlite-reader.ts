import type { DatabaseSync } from 'node:sqlite';
import type { FeedBatch, FeedFilter, ReadStreamOptions } from '../port/event-store.js';
import type { RecordedEvent, StreamName } from '../port/event.js';
import { COLUMNS, toRecordedEvent } from './recorded-row.js';
import type { Row } from './recorded-row.js';

/** Reads by one connection, synchronously; each call sees what was committed when it began. */
export interface SqliteReader {
  readonly epoch: string;
  readStream(stream: StreamName, options: ReadStreamOptions): readonly RecordedEvent[];
  headOf(stream: StreamName): number;
  head(): number;
  readWindow(after: number, limit: number, filter: FeedFilter | undefined): FeedBatch;
  readKey(id: string): Uint8Array | undefined;
  loadCheckpoint(name: string): number;
  close(): void;
}

/** Most positions looked at in one go, so that a filter that lets little through does not hold up the event loop. */
const WINDOW = 8192;
const NAMES_KEPT = 65_536;

const placeholders = (values: readonly string[]): string => values.map(() => '?').join(', ');

export const createReader = (db: DatabaseSync): SqliteReader => {
  const prepareRows = (sql: string) => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return (...values: (string | number)[]) => statement.all(...values) as unknown as readonly Row[];
  };
  const numberOf = db.prepare('SELECT number FROM streams WHERE name = ?');
  const nameOf = db.prepare('SELECT name FROM streams WHERE number = ?');
  const lastPosition = db.prepare('SELECT max(position) AS head FROM events');
  const lastRevision = db.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?');
  const key = db.prepare('SELECT wrapped FROM keys WHERE id = ?');
  const checkpoint = db.prepare('SELECT position FROM checkpoints WHERE name = ?');
  const streamForward = prepareRows(
    `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
  );
  const streamBackward = prepareRows(
    `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?`,
  );

  const names = new Map<unknown, StreamName>();
  const streamNamed = (number: unknown): StreamName => {
    const known = names.get(number);
    if (known !== undefined) return known;
    const name = String(nameOf.get(number as number)?.['name']) as StreamName;
    if (names.size >= NAMES_KEPT) names.clear();
    names.set(number, name);
    return name;
  };
  const toEvents = (rows: readonly Row[]): RecordedEvent[] =>
    rows.map((row) => toRecordedEvent(row, streamNamed(row[1])));

  const feeds = new Map<string, ReturnType<typeof prepareRows>>();
  const feedFor = ({ categories, types }: FeedFilter): ReturnType<typeof prepareRows> => {
    const conditions =
      (categories === undefined ? '' : ` AND category IN (${placeholders(categories)})`) +
      (types === undefined ? '' : ` AND type IN (${placeholders(types)})`);
    const known = feeds.get(conditions);
    if (known !== undefined) return known;
    const made = prepareRows(
      `SELECT ${COLUMNS} FROM events WHERE position > ? AND position <= ?${conditions} ORDER BY position LIMIT ?`,
    );
    feeds.set(conditions, made);
    return made;
  };

  const head = (): number => Number(lastPosition.get()?.['head'] ?? 0);
  const streamNumber = (stream: string): number | undefined => {
    const row = numberOf.get(stream);
    return row === undefined ? undefined : Number(row['number']);
  };

  return {
    epoch: String(db.prepare(`SELECT value FROM meta WHERE name = 'epoch'`).get()?.['value']),
    readStream: (stream, { from, direction = 'forward', limit = -1 }) => {
      const number = streamNumber(stream);
      if (number === undefined) return [];
      if (direction === 'forward') return toEvents(streamForward(number, from ?? 0, limit));
      return toEvents(streamBackward(number, from ?? Number.MAX_SAFE_INTEGER, limit));
    },
    headOf: (stream) => {
      const number = streamNumber(stream);
      return number === undefined ? -1 : Number(lastRevision.get(number)?.['revision'] ?? -1);
    },
    head,
    readWindow: (after, limit, filter = {}) => {
      // The head is read first: an event committed between the two reads is left for the next window.
      const end = head();
      const until = Math.min(end, after + Math.max(WINDOW, limit));
      if (until <= after) return { events: [], position: after, live: true };
      const { categories = [], types = [] } = filter;
      const events = toEvents(feedFor(filter)(after, until, ...categories, ...types, limit));
      const last = events.length < limit ? undefined : events.at(-1);
      const position = last?.position ?? until;
      return { events, position, live: position >= end };
    },
    readKey: (id) => {
      const wrapped = key.get(id)?.['wrapped'];
      return wrapped instanceof Uint8Array ? wrapped : undefined;
    },
    loadCheckpoint: (name) => Number(checkpoint.get(name)?.['position'] ?? 0),
    close: () => db.close(),
  };
};
