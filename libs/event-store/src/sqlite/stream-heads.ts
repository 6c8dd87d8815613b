import type { DatabaseSync } from 'node:sqlite';

/** A stream's number in the file and its last revision (-1: no event yet). */
export interface StreamHead {
  readonly number: number;
  revision: number;
}

export interface StreamHeads {
  of(stream: string): StreamHead;
  /** After a rollback nothing remembered can be trusted. */
  forget(): void;
}

const CAPACITY = 65_536;

/** The writer is alone, so what it remembers of a stream stays true. Least recently used streams are forgotten. */
export const createStreamHeads = (db: DatabaseSync, capacity = CAPACITY): StreamHeads => {
  const find = db.prepare('SELECT number FROM streams WHERE name = ?');
  const last = db.prepare('SELECT max(revision) AS revision FROM events WHERE stream = ?');
  const intern = db.prepare('INSERT INTO streams (name) VALUES (?)');
  const known = new Map<string, StreamHead>();

  const load = (stream: string): StreamHead => {
    const row = find.get(stream);
    if (row === undefined) return { number: Number(intern.run(stream).lastInsertRowid), revision: -1 };
    const number = Number(row['number']);
    return { number, revision: Number(last.get(number)?.['revision'] ?? -1) };
  };

  return {
    of: (stream) => {
      const head = known.get(stream) ?? load(stream);
      known.delete(stream);
      known.set(stream, head);
      if (known.size > capacity) {
        for (const oldest of known.keys()) {
          known.delete(oldest);
          break;
        }
      }
      return head;
    },
    forget: () => known.clear(),
  };
};
