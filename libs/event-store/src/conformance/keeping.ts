import { events, freshStream, idsOf } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore } from './store-under-test.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const keepingConformance = (open: OpenStore): void => {
  const test = using(open);

  describe('opening and closing', () => {
    it(
      'has an epoch that is a UUID of version 7 and outlives the process',
      test(async ({ store, reopen }) => {
        expect(store.epoch).toMatch(UUID_V7);
        if (reopen !== undefined) expect((await reopen()).epoch).toBe(store.epoch);
      }),
    );

    it(
      'finds every acknowledged event again at its place',
      test(async ({ store, reopen }) => {
        if (reopen === undefined) return;
        const stream = freshStream();
        await Promise.all(Array.from({ length: 20 }, () => store.append(stream, 'any', events(2))));
        const before = await store.readStream(stream);
        const head = await store.head();
        const again = await reopen();
        expect(JSON.stringify(await again.readStream(stream))).toBe(JSON.stringify(before));
        expect(await again.head()).toBe(head);
        expect((await again.append(stream, 39, events(1))).position).toBeGreaterThan(head);
      }),
    );

    it(
      'writes what was handed in before it closes, and refuses what comes after',
      test(async ({ store, reopen }) => {
        if (reopen === undefined) return;
        const stream = freshStream();
        const sent = events(50);
        const pending = sent.map((one) => store.append(stream, 'any', [one]));
        const again = await reopen();
        await Promise.all(pending);
        expect(idsOf(await again.readStream(stream))).toEqual(idsOf(sent));
        await expect(store.append(stream, 'any', events(1))).rejects.toMatchObject({ code: 'store/closed' });
      }),
    );
  });
};
