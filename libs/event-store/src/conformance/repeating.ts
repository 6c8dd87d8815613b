import { event, events, freshStream, idsOf } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore } from './store-under-test.js';

export const repeatingConformance = (open: OpenStore): void => {
  const test = using(open);

  describe('an append whose acknowledgement was lost', () => {
    it(
      'gives the places of the first time, whatever revision is expected',
      test(async ({ store }) => {
        const stream = freshStream();
        const sent = events(3);
        const { position } = await store.append(stream, 'no-stream', sent);
        for (const expected of ['no-stream', 'any', 2, 7] as const) {
          const again = await store.append(stream, expected, sent);
          expect(again).toEqual({ outcome: 'repeated', revision: 2, position });
        }
        expect(await store.readStream(stream)).toHaveLength(3);
      }),
    );

    it(
      'is recognised after others have appended',
      test(async ({ store }) => {
        const stream = freshStream();
        await store.append(stream, 'no-stream', events(1));
        const sent = events(2);
        const first = await store.append(stream, 0, sent);
        await store.append(stream, 2, events(5));
        expect(await store.append(stream, 0, sent)).toEqual({ ...first, outcome: 'repeated' });
        expect(await store.append(stream, 7, sent)).toEqual({ ...first, outcome: 'repeated' });
        expect(await store.headOf(stream)).toBe(7);
      }),
    );

    it(
      'is recognised when both attempts are under way at once',
      test(async ({ store }) => {
        const stream = freshStream();
        const sent = events(2);
        const outcomes = await Promise.all([1, 2, 3].map(() => store.append(stream, 'any', sent)));
        expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['appended', 'repeated', 'repeated']);
        expect(new Set(outcomes.map(({ position }) => position)).size).toBe(1);
        expect(idsOf(await store.readStream(stream))).toEqual(idsOf(sent));
      }),
    );

    it(
      'is recognised after the store was opened anew',
      test(async ({ store, reopen }) => {
        if (reopen === undefined) return;
        const stream = freshStream();
        const sent = events(2);
        const first = await store.append(stream, 'no-stream', sent);
        const again = await (await reopen()).append(stream, 'no-stream', sent);
        expect(again).toEqual({ ...first, outcome: 'repeated' });
      }),
    );

    it(
      'leaves the stream open for the next append',
      test(async ({ store }) => {
        const stream = freshStream();
        const sent = events(1);
        await store.append(stream, 'no-stream', sent);
        await store.append(stream, 'no-stream', sent);
        expect(await store.append(stream, 0, events(1))).toMatchObject({ outcome: 'appended', revision: 1 });
      }),
    );
  });

  describe('an event id that is taken', () => {
    it(
      'refuses an append of which only some events are there, and appends none of it',
      test(async ({ store }) => {
        const stream = freshStream();
        const [a, b, c] = [event(), event(), event()];
        await store.append(stream, 'no-stream', [a, b]);
        for (const mixed of [
          [b, c],
          [c, a],
          [a, b, c],
        ]) {
          await expect(store.append(stream, 'any', mixed)).rejects.toMatchObject({
            code: 'store/id-taken',
            retriable: false,
          });
        }
        expect(idsOf(await store.readStream(stream))).toEqual(idsOf([a, b]));
      }),
    );

    it(
      'refuses the same events in another order',
      test(async ({ store }) => {
        const stream = freshStream();
        const [a, b] = [event(), event()];
        await store.append(stream, 'no-stream', [a, b]);
        await expect(store.append(stream, 'any', [b, a])).rejects.toMatchObject({ code: 'store/id-taken' });
      }),
    );

    it(
      'refuses an event that lies in another stream',
      test(async ({ store }) => {
        const [here, there] = [freshStream(), freshStream()];
        const sent = events(2);
        await store.append(there, 'no-stream', sent);
        await expect(store.append(here, 'no-stream', sent)).rejects.toMatchObject({ code: 'store/id-taken' });
        expect(await store.headOf(here)).toBe(-1);
      }),
    );

    it(
      'refuses one id twice in an append',
      test(async ({ store }) => {
        const stream = freshStream();
        const one = event();
        await expect(store.append(stream, 'any', [one, one])).rejects.toMatchObject({ code: 'store/id-taken' });
        expect(await store.headOf(stream)).toBe(-1);
      }),
    );
  });
};
