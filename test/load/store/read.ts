import { DatabaseSync } from 'node:sqlite';
import { openSqliteReader } from '@lienthong/event-store';

export interface ReadJob {
  readonly file: string;
  readonly seconds: number;
}

const PAGE = 1000;

/** Events a second through the whole feed, over and over; `readPage` answers how many it gave and where it stopped. */
const rateOf = async (
  seconds: number,
  readPage: (after: number) => Promise<{ readonly events: number; readonly position: number }>,
): Promise<number> => {
  const from = performance.now();
  let read = 0;
  let after = 0;
  while (performance.now() - from < seconds * 1000) {
    const { events, position } = await readPage(after);
    read += events;
    after = events < PAGE ? 0 : position;
  }
  return (read / (performance.now() - from)) * 1000;
};

/** `decoded`: data and metadata of every event are looked at; else they are left as they came. */
export const readStore = async ({
  file,
  seconds,
  decoded,
}: ReadJob & { readonly decoded: boolean }): Promise<number> => {
  const reader = openSqliteReader({ file });
  try {
    return await rateOf(seconds, async (after) => {
      const { events, position } = await reader.readAll({ after, limit: PAGE });
      for (const event of decoded ? events : []) {
        if (typeof event.data !== 'object' || typeof event.meta !== 'object') throw new Error('It was not decoded.');
      }
      return { events: events.length, position };
    });
  } finally {
    await reader.close();
  }
};

/** The same columns of the same table, as SQLite gives them. */
export const readRaw = async ({ file, seconds }: ReadJob): Promise<number> => {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    db.exec('PRAGMA cache_size = -16384');
    const select = db.prepare(
      `SELECT position, stream, revision, id, type, recorded_at, meta, data, sealed FROM events
       WHERE position > ? ORDER BY position LIMIT ?`,
    );
    select.setReturnArrays(true);
    return await rateOf(seconds, (after) => {
      const rows = select.all(after, PAGE) as unknown as unknown[][];
      return Promise.resolve({ events: rows.length, position: Number(rows.at(-1)?.[0] ?? 0) });
    });
  } finally {
    db.close();
  }
};
