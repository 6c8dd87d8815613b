import { openSqliteEventStore } from '@lienthong/event-store';
import { insertEvents, openRawTable } from './raw-table.js';
import { rowOf, sampleEvents } from './sample-events.js';
import { createSteps } from './steps.js';
import type { End } from './steps.js';

export interface AppendJob {
  readonly file: string;
  readonly end: End;
}

export interface AppendReport {
  /** Events a second, in each part of the way. */
  readonly rates: readonly number[];
  /** Mean number of events in a commit. */
  readonly group: number;
}

const WRITERS = 64;

/** Writers that append one event each, and the next when it is durable. */
export const appendToStore = async ({ file, end }: AppendJob): Promise<AppendReport> => {
  const store = await openSqliteEventStore({ file });
  try {
    const steps = createSteps(end);
    const before = store.writerStats();
    const write = async (): Promise<void> => {
      for (const { stream, after, event } of sampleEvents()) {
        await store.append(stream, after < 0 ? 'no-stream' : after, [event]);
        if (!steps.count(1)) return;
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    const { groups, requests } = store.writerStats();
    return { rates: steps.rates, group: (requests - before.requests) / (groups - before.groups) };
  } finally {
    await store.close();
  }
};

/** The same rows in groups of the same size, straight into the same table. */
export const appendRaw = async ({
  file,
  end,
  group,
}: AppendJob & { readonly group: number }): Promise<AppendReport> => {
  const db = await openRawTable(file);
  try {
    const insert = insertEvents(db);
    const writers = Array.from({ length: WRITERS }, () => sampleEvents());
    const steps = createSteps(end);
    let next = 0;
    do {
      db.exec('BEGIN IMMEDIATE');
      for (let count = 0; count < group; count += 1) {
        const writer = writers[next++ % WRITERS];
        if (writer) insert(rowOf(writer.next().value));
      }
      db.exec('COMMIT');
    } while (steps.count(group));
    return { rates: steps.rates, group };
  } finally {
    db.close();
  }
};
