import { categoryOf } from '../stream-name.js';
import { collect, event, events, freshCategory, freshStream, idsOf } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore } from './store-under-test.js';

export const subscribingConformance = (open: OpenStore): void => {
  const test = using(open);

  describe('subscribing', () => {
    it(
      'catches up and goes live without gap or double while writers write',
      test(async ({ store }) => {
        const category = freshCategory();
        const after = await store.head();
        const streams = Array.from({ length: 4 }, () => freshStream(category));
        const sent = await Promise.all(streams.map((stream) => store.append(stream, 'any', events(20))));
        const last = event('Last');
        const subscribers = [1, 7, 512].map((batch) =>
          collect(store, { after, batch, filter: { categories: [category] } }, (seen) => seen.at(-1)?.id === last.id),
        );
        for (let round = 0; round < 25; round += 1) {
          await Promise.all(streams.map((stream) => store.append(stream, 'any', events(1 + (round % 3)))));
        }
        await store.append(freshStream(category), 'any', [last]);
        const all = (await store.readAll({ after, limit: 10_000, filter: { categories: [category] } })).events;
        expect(all.length).toBeGreaterThan(sent.length * 20 + 100);
        for (const seen of await Promise.all(subscribers)) {
          expect(idsOf(seen)).toEqual(idsOf(all));
          for (const stream of streams) {
            const revisions = seen.filter((one) => one.stream === stream).map(({ revision }) => revision);
            expect(revisions).toEqual(revisions.map((_, index) => index));
          }
        }
      }),
    );

    it(
      'says when it has caught up, also when there was nothing',
      test(async ({ store }) => {
        await store.append(freshStream(), 'any', events(3));
        const head = await store.head();
        const end = new AbortController();
        for await (const batch of store.subscribe({ after: head, signal: end.signal })) {
          expect(batch).toEqual({ events: [], position: head, live: true });
          break;
        }
        let live = false;
        await collect(store, { after: 0, batch: 1 }, (_, batch) => {
          expect(live).toBe(false);
          live = batch.live;
          expect(batch.position >= head).toBe(live);
          return live;
        });
      }),
    );

    it(
      'goes on after its position, exclusive',
      test(async ({ store }) => {
        const stream = freshStream();
        const { position } = await store.append(stream, 'any', events(1));
        const sent = events(2);
        await store.append(stream, 'any', sent);
        const filter = { categories: [categoryOf(stream)] };
        const seen = await collect(store, { after: position, filter }, (_, { live }) => live);
        expect(idsOf(seen)).toEqual(idsOf(sent));
      }),
    );

    it(
      'tells with an empty batch that it passed over what the filter keeps out',
      test(async ({ store }) => {
        const category = freshCategory();
        const after = await store.head();
        let target = Number.POSITIVE_INFINITY;
        const passing = collect(store, { after, filter: { categories: [category] } }, (seen, { position }) => {
          expect(seen).toEqual([]);
          return position >= target;
        });
        target = (await store.append(freshStream(), 'any', events(5))).position;
        await store.append(freshStream(), 'any', events(1));
        expect(await passing).toEqual([]);
      }),
    );

    it(
      'ends on its signal: while it waits, while a batch is looked at, and before it began',
      test(async ({ store }) => {
        const waiting = new AbortController();
        const ended = (async () => {
          for await (const batch of store.subscribe({ after: await store.head(), signal: waiting.signal })) {
            if (batch.live) setImmediate(() => waiting.abort());
          }
          return 'ended';
        })();
        expect(await ended).toBe('ended');

        await store.append(freshStream(), 'any', events(3));
        const looking = new AbortController();
        let batches = 0;
        for await (const batch of store.subscribe({ after: 0, batch: 1, signal: looking.signal })) {
          batches += batch.events.length;
          looking.abort();
        }
        expect(batches).toBe(1);

        const iterator = store.subscribe({ after: 0, signal: AbortSignal.abort() })[Symbol.asyncIterator]();
        expect(await iterator.next()).toMatchObject({ done: true });
      }),
    );

    it(
      'ends when the store is closed',
      test(async ({ store, reopen }) => {
        if (reopen === undefined) return;
        const { signal } = new AbortController();
        let closing: Promise<unknown> | undefined;
        for await (const { live } of store.subscribe({ after: 0, signal })) if (live) closing ??= reopen();
        expect(closing).toBeDefined();
        await closing;
      }),
    );
  });
};
