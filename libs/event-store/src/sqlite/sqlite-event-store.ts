import { Fault, systemClock } from '@lienthong/kernel';
import type { Clock } from '@lienthong/kernel';
import type { AppendOptions, EventStore } from '../port/event-store.js';
import { checkAppend } from '../port/check-append.js';
import type { NewEvent } from '../port/event.js';
import type { Checkpoints } from '../port/checkpoints.js';
import { categoryOf } from '../stream-name.js';
import { initialiseFile } from './database.js';
import { translated } from './faults.js';
import { createGroupCommit } from './group-commit.js';
import type { WriterStats } from './group-commit.js';
import { createInlineWriter, createThreadWriter } from './group-writer.js';
import { lockFile } from './lock.js';
import { channelOf, openUnheardReader } from './open-reader.js';
import { createRecentEvents } from './recent-events.js';
import type { EncodedEvent, Restriction } from './request.js';

export interface SqliteStoreOptions {
  readonly file: string;
  /** Where commits and their fsyncs run. Default: a thread of their own. */
  readonly writer?: 'thread' | 'inline';
  readonly clock?: Clock;
  /** Gives the store a new epoch, as after a restore. */
  readonly renewEpoch?: boolean;
}

export interface SqliteEventStore extends EventStore {
  readonly file: string;
  readonly checkpoints: Checkpoints;
  readonly writerStats: () => WriterStats;
  /** Bounds the file or makes it read-only, and lifts that again; appends then fail with `store/unavailable`. */
  restrict(restriction: Restriction): Promise<void>;
}

/** Structured cloning copies the whole buffer behind a view; small Buffers share one of 8 KiB. */
const compact = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);

const encode = ({ id, type, data, meta, sealed }: NewEvent): EncodedEvent => ({
  id,
  type,
  data: JSON.stringify(data),
  meta: JSON.stringify(meta),
  sealed: sealed === undefined ? null : compact(sealed),
});

const bytesOf = ({ data, meta, sealed }: EncodedEvent): number => data.length + meta.length + (sealed?.byteLength ?? 0);

const encodeKeys = (keys: AppendOptions['keys'] = []) =>
  keys.map(({ id, wrapped }) => ({ id, wrapped: compact(wrapped) }));

/**
 * Opens the store in one SQLite file (made where it is missing), as its only writer.
 *
 * Faults: `store/locked` when it is open for writing elsewhere, `store/unavailable`, `store/corrupt`.
 */
export const openSqliteEventStore = async (options: SqliteStoreOptions): Promise<SqliteEventStore> => {
  const { file, writer = 'thread', clock = systemClock } = options;
  await using opening = new AsyncDisposableStack();
  opening.use(lockFile(`${file}.lock`));
  translated(() => initialiseFile(file, { renewEpoch: options.renewEpoch ?? false }));
  const recent = createRecentEvents();
  const reader = openUnheardReader(file, { recent: recent.window });
  opening.defer(reader.close);
  const channel = channelOf(file);
  const groups = createGroupCommit(
    writer === 'thread' ? createThreadWriter(file, channel) : createInlineWriter(file, channel),
    () => Date.parse(clock.now()),
    (group) => {
      recent.add(group);
      reader.notify();
    },
  );
  opening.defer(groups.close);
  await groups.submit({ kind: 'restrict', restriction: {} }, 0);

  const opened = opening.move();
  let closed: Promise<void> | undefined;
  return {
    ...reader,
    file,
    append: async (stream, expected, events, { keys } = {}) => {
      checkAppend(events);
      const encoded = events.map(encode);
      const bytes = encoded.reduce((sum, event) => sum + bytesOf(event), 0);
      const category = categoryOf(stream);
      const done = await groups.submit(
        { kind: 'append', stream, category, expected, events: encoded, keys: encodeKeys(keys) },
        bytes,
      );
      if (done.kind === 'done') throw new Fault('store/failed', 'The writer mixed up its results.');
      return { outcome: done.kind, revision: done.revision, position: done.position };
    },
    destroyKey: async (id) => {
      await groups.submit({ kind: 'destroy-key', id }, 0);
    },
    checkpoints: {
      load: reader.loadCheckpoint,
      save: async (name, position) => {
        if (!Number.isSafeInteger(position)) throw new TypeError('A checkpoint must be a whole number.');
        await groups.submit({ kind: 'checkpoint', name, position }, 0);
      },
    },
    restrict: async (restriction) => {
      await groups.submit({ kind: 'restrict', restriction }, 0);
    },
    writerStats: groups.stats,
    close: () => (closed ??= opened.disposeAsync()),
  };
};
