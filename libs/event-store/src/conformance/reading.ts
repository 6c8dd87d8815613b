import { instantOf } from '@lienthong/kernel';
import type { ReadStreamOptions } from '../port/event-store.js';
import { event, events, freshStream, idsOf } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore } from './store-under-test.js';

const SLICES: readonly (readonly [string, ReadStreamOptions, readonly number[]])[] = [
  ['all of it forward', {}, [0, 1, 2, 3, 4]],
  ['forward from a revision, inclusive', { from: 3 }, [3, 4]],
  ['forward up to a limit', { limit: 2 }, [0, 1]],
  ['forward from a revision up to a limit', { from: 1, limit: 2 }, [1, 2]],
  ['all of it backward', { direction: 'backward' }, [4, 3, 2, 1, 0]],
  ['backward from a revision, inclusive', { direction: 'backward', from: 1 }, [1, 0]],
  ['backward up to a limit', { direction: 'backward', limit: 1 }, [4]],
  ['backward from a revision up to a limit', { direction: 'backward', from: 3, limit: 2 }, [3, 2]],
  ['nothing beyond its end', { from: 5 }, []],
  ['nothing at a limit of 0', { limit: 0 }, []],
];

export const readingConformance = (open: OpenStore): void => {
  const test = using(open);

  describe('reading a stream', () => {
    it.each(SLICES)('gives %s', async (_, options, revisions) =>
      test(async ({ store }) => {
        const stream = freshStream();
        await store.append(freshStream(), 'any', events(2));
        await store.append(stream, 'any', events(5));
        const read = await store.readStream(stream, options);
        expect(read.map(({ revision }) => revision)).toEqual(revisions);
      })(),
    );

    it(
      'reads an unknown stream as empty, with head -1',
      test(async ({ store }) => {
        const stream = freshStream();
        expect(await store.readStream(stream)).toEqual([]);
        expect(await store.readStream(stream, { direction: 'backward', limit: 1 })).toEqual([]);
        expect(await store.headOf(stream)).toBe(-1);
      }),
    );

    it(
      'gives back exactly what was appended',
      test(async ({ store }) => {
        const stream = freshStream();
        const sent = {
          ...event('DocumentSubmitted', {
            subject: 'Ủy ban nhân dân xã — "trích yếu" \\ \u0000 \ud800 😀',
            nested: { list: [1, -2.5, 1e21, true, null, [], {}], empty: '' },
          }),
          sealed: Uint8Array.from({ length: 300 }, (_, index) => index % 256),
        };
        const meta = {
          at: instantOf(new Date(0)),
          by: { role: 'sender', agency: 'A', system: 's' },
          cause: 'x',
          correlation: 'y',
          key: 'k',
          version: 3,
        } as const;
        const before = instantOf(new Date());
        const { position } = await store.append(stream, 'any', [{ ...sent, meta }]);
        const [read] = await store.readStream(stream);
        const [fed] = (await store.readAll({ after: position - 1, limit: 1 })).events;
        for (const got of [read, fed]) {
          expect(got).toMatchObject({ id: sent.id, type: sent.type, stream, revision: 0, position });
          expect(got?.data).toEqual(sent.data);
          expect(got?.meta).toEqual(meta);
          expect([...(got?.sealed ?? [])]).toEqual([...sent.sealed]);
          expect(got?.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
          expect(Date.parse(got?.recordedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before));
        }
      }),
    );

    it(
      'seals nothing that was not sealed, and lets an event be written as JSON whole',
      test(async ({ store }) => {
        const stream = freshStream();
        const sent = event('ThingHappened', { a: 1 });
        await store.append(stream, 'any', [sent]);
        const [read] = await store.readStream(stream);
        expect(read).not.toHaveProperty('sealed');
        expect(JSON.parse(JSON.stringify(read))).toMatchObject({ ...sent, stream, revision: 0 });
      }),
    );

    it(
      'sees an append as soon as it is acknowledged',
      test(async ({ store }) => {
        const stream = freshStream();
        for (const one of events(10)) {
          const { revision, position } = await store.append(stream, 'any', [one]);
          expect(await store.headOf(stream)).toBe(revision);
          expect(await store.head()).toBeGreaterThanOrEqual(position);
          expect(idsOf(await store.readStream(stream, { from: revision }))).toEqual([one.id]);
        }
      }),
    );
  });
};
