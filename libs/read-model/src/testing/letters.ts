import type { EventStore, NewEvent } from '@lienthong/event-store';
import { newEventId, streamName } from '@lienthong/event-store';
import { systemClock } from '@lienthong/kernel';
import type { Projection } from '../projection.js';
import { byType, defineProjection } from '../projection.js';

/** A projection of made-up events, for the tests of this package. */
export const letters = (overrides: Partial<Projection> = {}): Projection =>
  defineProjection({
    name: 'letters',
    version: 1,
    categories: ['letter'],
    schema: (db) => {
      db.exec('CREATE TABLE letters (position INTEGER PRIMARY KEY, stream TEXT NOT NULL, body TEXT NOT NULL) STRICT');
    },
    prepare: (db) => {
      const insert = db.prepare('INSERT INTO letters VALUES (?, ?, ?)');
      const remove = db.prepare('DELETE FROM letters WHERE stream = ?');
      return byType({
        LetterWritten: ({ position, stream, data }) => void insert.run(position, stream, JSON.stringify(data)),
        LetterBurnt: ({ stream }) => void remove.run(stream),
      });
    },
    ...overrides,
  });

const eventOf = (type: string, data: NewEvent['data']): NewEvent => ({
  id: newEventId(),
  type,
  data,
  meta: { at: systemClock.now(), by: { role: 'hub' } },
});

export const append = async (
  store: EventStore,
  type: string,
  options: { readonly category?: string; readonly id?: string; readonly times?: number } = {},
): Promise<number> => {
  const { category = 'letter', id = 'a', times = 1 } = options;
  const events = Array.from({ length: times }, (_, n) => eventOf(type, { n }));
  return (await store.append(streamName(category, id), 'any', events)).position;
};
