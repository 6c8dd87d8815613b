import type { EventStore, FeedFilter } from '../port/event-store.js';
import type { RecordedEvent } from '../port/event.js';
import { events, freshCategory, freshStream, idsOf } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore } from './store-under-test.js';

/** Pages through the feed as readers do: from position to position, to the head. */
const readOn = async (store: EventStore, after: number, limit: number, filter: FeedFilter) => {
  const head = await store.head();
  const seen: RecordedEvent[] = [];
  let pages = 0;
  for (let position = after; position < head; pages += 1) {
    const page = await store.readAll({ after: position, limit, filter });
    expect(page.events.length).toBeLessThanOrEqual(limit);
    expect(page.position).toBeGreaterThan(position);
    seen.push(...page.events);
    position = page.position;
  }
  return { seen, pages };
};

export const feedConformance = (open: OpenStore): void => {
  const test = using(open);

  const prepare = async (store: EventStore) => {
    const [red, blue] = [freshCategory(), freshCategory()];
    const after = await store.head();
    const sent: [string, RecordedEvent][] = [];
    for (let round = 0; round < 6; round += 1) {
      for (const category of [red, blue]) {
        const stream = freshStream(category);
        await store.append(stream, 'any', [...events(2, 'Begun'), ...events(1, 'Ended')]);
        for (const event of await store.readStream(stream)) sent.push([category, event]);
      }
    }
    return { red, blue, after, sent };
  };

  describe('reading all by position', () => {
    it.each([1, 2, 5, 100])('gives every event once, in order, in pages of %i', async (limit) =>
      test(async ({ store }) => {
        const { red, blue, after, sent } = await prepare(store);
        const { seen } = await readOn(store, after, limit, { categories: [red, blue] });
        expect(idsOf(seen)).toEqual(sent.map(([, { id }]) => id));
        expect(seen.map(({ position }) => position)).toEqual(sent.map(([, { position }]) => position));
      })(),
    );

    it(
      'gives only what passes the filter: categories, types, and both',
      test(async ({ store }) => {
        const { red, blue, after, sent } = await prepare(store);
        const expectOnly = async (filter: FeedFilter, passes: (category: string, type: string) => boolean) => {
          const { seen } = await readOn(store, after, 4, filter);
          expect(idsOf(seen)).toEqual(sent.filter(([c, { type }]) => passes(c, type)).map(([, { id }]) => id));
        };
        await expectOnly({ categories: [red] }, (category) => category === red);
        await expectOnly({ categories: [red, blue], types: ['Ended'] }, (_, type) => type === 'Ended');
        await expectOnly({ categories: [blue], types: ['Begun'] }, (c, type) => c === blue && type === 'Begun');
        await expectOnly({ categories: [blue], types: ['Ended', 'Begun'] }, (category) => category === blue);
        await expectOnly({ categories: [] }, () => false);
        await expectOnly({ categories: [red], types: [] }, () => false);
      }),
    );

    it(
      'does not take a category for another that begins like it',
      test(async ({ store }) => {
        const category = freshCategory();
        const after = await store.head();
        await store.append(freshStream(`${category}x`), 'any', events(1));
        expect((await store.readAll({ after, limit: 10, filter: { categories: [category] } })).events).toEqual([]);
      }),
    );

    it(
      'moves the position over what does not pass, up to the head',
      test(async ({ store }) => {
        const { after } = await prepare(store);
        const page = await store.readAll({ after, limit: 1, filter: { categories: [freshCategory()] } });
        expect(page).toEqual({ events: [], position: await store.head() });
      }),
    );

    it(
      'stops the position at the last event of a full page',
      test(async ({ store }) => {
        const { red, blue, after, sent } = await prepare(store);
        const page = await store.readAll({ after, limit: 4, filter: { categories: [red, blue] } });
        expect(page.position).toBe(sent[3]?.[1].position);
      }),
    );

    it(
      'stays where it is at the head and beyond',
      test(async ({ store }) => {
        await store.append(freshStream(), 'any', events(1));
        const head = await store.head();
        expect(await store.readAll({ after: head, limit: 10 })).toEqual({ events: [], position: head });
        expect(await store.readAll({ after: head + 99, limit: 10 })).toEqual({ events: [], position: head + 99 });
      }),
    );
  });
};
