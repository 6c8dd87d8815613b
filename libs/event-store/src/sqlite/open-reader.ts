import { BroadcastChannel } from 'node:worker_threads';
import { resolve } from 'node:path';
import type { EventStore } from '../port/event-store.js';
import type { Checkpoints } from '../port/checkpoints.js';
import { follow, readPage } from '../feed/subscription.js';
import type { ReadWindow } from '../feed/subscription.js';
import { createWake } from '../feed/wake.js';
import { openForReading } from './database.js';
import { translated } from './faults.js';
import type { RecentEvents } from './recent-events.js';
import { sharedWindow } from './shared-window.js';
import { createReader } from './sqlite-reader.js';

/** The part of the store that reads. */
export type EventReader = Omit<EventStore, 'append' | 'destroyKey'> & { readonly loadCheckpoint: Checkpoints['load'] };

export interface SqliteEventReader extends EventReader {
  /** Wakes the subscriptions at once. */
  readonly notify: () => void;
  readonly close: () => Promise<void>;
}

export interface SqliteReaderOptions {
  /** The file of a store; it must exist. */
  readonly file: string;
  /** How often, in milliseconds, to look for what other processes wrote; other threads of this one are heard at once. */
  readonly pollMs?: number;
  /** True where several follow the feed at once: each event is read once for all of them. */
  readonly shared?: boolean;
}

const DEFAULT_POLL_MS = 100;

/** Where the writer of a file tells the other threads of its process about each commit. */
export const channelOf = (file: string): string => `lienthong/event-store/${resolve(file)}`;

/** A synchronous read, answered as a promise. */
const answer = <T>(read: () => T): Promise<T> => Promise.resolve().then(() => translated(read));

interface UnheardOptions extends Pick<SqliteReaderOptions, 'pollMs' | 'shared'> {
  /** Looked at first by those who follow the feed. */
  readonly recent?: RecentEvents['window'];
}

/** Hears of commits only by `notify` and by polling: for the writer itself, which knows of its own. */
export const openUnheardReader = (
  file: string,
  { pollMs = DEFAULT_POLL_MS, shared = false, recent = () => undefined }: UnheardOptions = {},
): SqliteEventReader => {
  const db = translated(() => openForReading(file));
  const reader = translated(() => createReader(db));
  const following = shared ? sharedWindow(reader) : (...window: Parameters<ReadWindow>) => reader.readWindow(...window);
  const dataVersion = db.prepare('PRAGMA data_version');

  let timer: NodeJS.Timeout | undefined;
  let version: unknown;
  const look = (): void => {
    const seen = version;
    version = dataVersion.get()?.['data_version'];
    if (seen !== version) wake.ring();
  };
  const wake = createWake({
    onFirstWaiter: () => (timer = setInterval(look, pollMs)),
    onNoWaiter: () => clearInterval(timer),
  });
  const closing = new AbortController();

  return {
    epoch: reader.epoch,
    readStream: (stream, options = {}) => answer(() => reader.readStream(stream, options)),
    headOf: (stream) => answer(() => reader.headOf(stream)),
    readAll: (options) => readPage((...window) => translated(() => following(...window)), options),
    head: () => answer(() => reader.head()),
    subscribe: (options) =>
      follow((...window) => recent(...window) ?? translated(() => following(...window)), wake, {
        ...options,
        signal: AbortSignal.any([options.signal, closing.signal]),
      }),
    readKey: (id) => answer(() => reader.readKey(id)),
    loadCheckpoint: (name) => answer(() => reader.loadCheckpoint(name)),
    notify: () => wake.ring(),
    close: () => {
      closing.abort();
      if (db.isOpen) reader.close();
      return Promise.resolve();
    },
  };
};

/** Reads beside a writer, from any thread or process. */
export const openSqliteReader = ({ file, ...options }: SqliteReaderOptions): SqliteEventReader => {
  const reader = openUnheardReader(file, options);
  const channel = new BroadcastChannel(channelOf(file));
  channel.unref();
  channel.onmessage = reader.notify;
  return {
    ...reader,
    close: () => {
      channel.close();
      return reader.close();
    },
  };
};
