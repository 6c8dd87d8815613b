import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { Fault } from '@lienthong/kernel';
import type { ModelIdentity } from '../file/model-files.js';
import { pointerPath, readPointer } from '../file/model-files.js';
import { readPosition } from '../file/model-db.js';
import { isCorrupt, sqliteCode } from '../file/sqlite-errors.js';

export type QueryRow = Record<string, SQLOutputValue>;

/**
 * Queries of one read model, on a read-only connection of its own; looks for a swapped-in file every 100 ms at most.
 * Faults: `read-model/not-ready` (being built; retriable), `read-model/corrupt` (is built anew; retriable).
 */
export interface ReadModel {
  all(sql: string, ...values: SQLInputValue[]): QueryRow[];
  get(sql: string, ...values: SQLInputValue[]): QueryRow | undefined;
  /** How far into the feed the answers reach. */
  position(): number;
  close(): void;
}

export interface ReadModelOptions {
  readonly dir: string;
  readonly projection: ModelIdentity;
  /** Told when a query met a damaged file: whoever runs the projection should rebuild it. */
  readonly onCorrupt?: () => void;
}

interface Connection {
  readonly file: string;
  readonly db: DatabaseSync;
  readonly statements: Map<string, StatementSync>;
}

const LOOK_EVERY_MS = 100;
const MOST_STATEMENTS = 200;

const connect = (dir: string, file: string): Connection => {
  const db = new DatabaseSync(join(dir, file), { readOnly: true });
  db.exec('PRAGMA busy_timeout = 1000; PRAGMA cache_size = -4096; PRAGMA mmap_size = 67108864');
  return { file, db, statements: new Map() };
};

const pointerStamp = (pointer: string): string => {
  const stat = statSync(pointer, { throwIfNoEntry: false });
  return stat === undefined ? '' : `${stat.ino}/${stat.mtimeMs}`;
};

export const openReadModel = ({ dir, projection, onCorrupt }: ReadModelOptions): ReadModel => {
  const pointer = pointerPath(dir, projection);
  let connection: Connection | undefined;
  let stamp = '';
  let lookedAt = Number.NEGATIVE_INFINITY;
  let closed = false;

  const disconnect = (): void => {
    connection?.db.close();
    connection = undefined;
    stamp = '';
  };

  const reconnect = (): void => {
    const found = pointerStamp(pointer);
    lookedAt = performance.now();
    if (found === stamp && connection !== undefined) return;
    const file = readPointer(pointer);
    if (file !== undefined && file === connection?.file) return;
    disconnect();
    if (file === undefined) return;
    connection = connect(dirname(pointer), file);
    stamp = found;
  };

  const use = <T>(query: (open: Connection) => T): T => {
    if (closed) throw new Fault('read-model/closed', 'The read model was closed');
    try {
      if (connection === undefined || performance.now() - lookedAt >= LOOK_EVERY_MS) reconnect();
      if (connection !== undefined) return query(connection);
    } catch (cause) {
      throw translated(cause);
    }
    throw notReady();
  };

  const notReady = (cause?: unknown): Fault =>
    new Fault('read-model/not-ready', `${projection.name} is being built`, { cause, retriable: true });

  const translated = (cause: unknown): unknown => {
    if (isCorrupt(cause)) {
      disconnect();
      onCorrupt?.();
      return new Fault('read-model/corrupt', `${projection.name} is damaged`, { cause, retriable: true });
    }
    // SQLITE_CANTOPEN: the file went between the look at the pointer and its opening.
    return sqliteCode(cause) === 14 ? notReady(cause) : cause;
  };

  const statement = ({ db, statements }: Connection, sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    const prepared = db.prepare(sql);
    statements.set(sql, prepared);
    return prepared;
  };

  return {
    all: (sql, ...values) => use((open) => statement(open, sql).all(...values)),
    get: (sql, ...values) => use((open) => statement(open, sql).get(...values)),
    position: () => use(({ db }) => readPosition(db)),
    close: () => {
      closed = true;
      disconnect();
    },
  };
};
