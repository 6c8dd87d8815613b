import { openSqliteEventStore } from '@lienthong/event-store';
import { insertEvents, openRawTable } from './raw-table.js';
import { rowOf, sampleEvents } from './sample-events.js';

/** Until so many events or seconds. */
export type End = { readonly events: number } | { readonly seconds: number };

export interface Appended {
  readonly perSecond: number;
  /** Mean number of events in a commit. */
  readonly group: number;
}

/** Appends on and on to one open file. */
export interface Appending extends AsyncDisposable {
  append(end: End): Promise<Appended>;
}

const WRITERS = 64;

const createCount = (end: End) => {
  const from = performance.now();
  let counted = 0;
  return {
    /** False once the end is reached. */
    add: (events: number): boolean => {
      counted += events;
      return 'events' in end ? counted < end.events : performance.now() - from < end.seconds * 1000;
    },
    perSecond: (): number => (counted / (performance.now() - from)) * 1000,
  };
};

/** Writers that append one event each, and the next when it is durable. */
export const openStoreAppending = async (file: string): Promise<Appending> => {
  const store = await openSqliteEventStore({ file });
  return {
    append: async (end) => {
      const count = createCount(end);
      const before = store.writerStats();
      const write = async (): Promise<void> => {
        for (const { stream, after, event } of sampleEvents()) {
          await store.append(stream, after < 0 ? 'no-stream' : after, [event]);
          if (!count.add(1)) return;
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, write));
      const { groups, requests } = store.writerStats();
      return { perSecond: count.perSecond(), group: (requests - before.requests) / (groups - before.groups) };
    },
    [Symbol.asyncDispose]: () => store.close(),
  };
};

/** The same rows in groups of a given size, straight into the same table. */
export const openRawAppending = async (file: string, group: number): Promise<Appending> => {
  const db = await openRawTable(file);
  const insert = insertEvents(db);
  return {
    append: (end) => {
      const writers = Array.from({ length: WRITERS }, () => sampleEvents());
      const count = createCount(end);
      let next = 0;
      do {
        db.exec('BEGIN IMMEDIATE');
        for (let row = 0; row < group; row += 1) {
          const writer = writers[next++ % WRITERS];
          if (writer) insert(rowOf(writer.next().value));
        }
        db.exec('COMMIT');
      } while (count.add(group));
      return Promise.resolve({ perSecond: count.perSecond(), group });
    },
    [Symbol.asyncDispose]: () => {
      db.close();
      return Promise.resolve();
    },
  };
};
