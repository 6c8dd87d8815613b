import { Worker } from 'node:worker_threads';
import { event, events, freshStream, idsOf } from '../conformance/examples.js';
import type { EventStore } from '../port/event-store.js';
import { codeOf } from '../testing/code-of.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { openSqliteReader } from './open-reader.js';
import type { SqliteEventReader } from './open-reader.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

const NEVER_POLLS = 1_000_000;

/** Waits for the first batch with events, having first told that the subscription is live. */
const firstLive = async (reader: Pick<EventStore, 'subscribe'>, after: number, onLive: () => void) => {
  const { signal } = new AbortController();
  for await (const batch of reader.subscribe({ after, signal })) {
    if (batch.events.length > 0) return batch;
    onLive();
  }
  throw new Error('The subscription ended.');
};

const withReader = async (
  pollMs: number,
  test: (store: EventStore, reader: SqliteEventReader, file: string) => Promise<void>,
): Promise<void> => {
  using folder = temporaryFolder();
  const file = folder.file('events.db');
  const store = await openSqliteEventStore({ file });
  const reader = openSqliteReader({ file, pollMs });
  try {
    await test(store, reader, file);
  } finally {
    await reader.close();
    await store.close();
  }
};

describe('a reader beside the writer', () => {
  it('reads what the writer has committed', () =>
    withReader(NEVER_POLLS, async (store, reader) => {
      const stream = freshStream();
      await store.append(stream, 'any', events(3), { keys: [{ id: 'k', wrapped: Uint8Array.of(7) }] });
      expect(reader.epoch).toBe(store.epoch);
      expect(idsOf(await reader.readStream(stream))).toEqual(idsOf(await store.readStream(stream)));
      expect(await reader.headOf(stream)).toBe(2);
      expect(await reader.head()).toBe(3);
      expect((await reader.readAll({ after: 1, limit: 9 })).events).toHaveLength(2);
      expect(await reader.readKey('k')).toEqual(Uint8Array.of(7));
    }));

  it('is woken by the writer without polling', () =>
    withReader(NEVER_POLLS, async (store, reader) => {
      const one = event();
      let append: Promise<unknown> | undefined;
      const batch = await firstLive(reader, 0, () => void (append ??= store.append(freshStream(), 'any', [one])));
      expect(batch).toMatchObject({ events: [{ id: one.id }], position: 1, live: true });
      await append;
    }));

  it('is woken on another thread as well', () =>
    withReader(NEVER_POLLS, async (store, _, file) => {
      const url = new URL('../testing/reading-thread.js', import.meta.url);
      const thread = new Worker(url, { workerData: { file } });
      const told = await new Promise((resolve) => {
        thread.on('message', (message) => {
          if (message === 'live') void store.append(freshStream(), 'any', [event('Told')]);
          else resolve(message);
        });
      });
      expect(told).toEqual(['Told']);
      await thread.terminate();
    }));

  it('finds by polling what it is not told of', () =>
    withReader(5, async (store, reader, file) => {
      // The channel goes by the file's name: under another name, the reader hears nothing.
      const { linkSync } = await import('node:fs');
      for (const suffix of ['', '-wal', '-shm']) linkSync(`${file}${suffix}`, `${file}.alias${suffix}`);
      const deaf = openSqliteReader({ file: `${file}.alias`, pollMs: 5 });
      const one = event();
      let append: Promise<unknown> | undefined;
      const batch = await firstLive(deaf, 0, () => void (append ??= store.append(freshStream(), 'any', [one])));
      expect(batch.events).toMatchObject([{ id: one.id }]);
      await append;
      await deaf.close();
      expect(await reader.head()).toBe(1);
    }));

  it('ends its subscriptions when it is closed', () =>
    withReader(NEVER_POLLS, async (_, reader) => {
      const { signal } = new AbortController();
      for await (const { live } of reader.subscribe({ after: 0, signal })) if (live) void reader.close();
      await expect(reader.head()).rejects.toMatchObject({ code: 'store/closed' });
    }));

  it('cannot be opened where no store is', () => {
    using folder = temporaryFolder();
    expect(codeOf(() => openSqliteReader({ file: folder.file('events.db') }))).toBe('store/unavailable');
  });
});
