import type { EventId } from '../port/event.js';
import { event, events, freshStream, idsOf } from './examples.js';
import { using } from './store-under-test.js';
import type { OpenStore } from './store-under-test.js';

export const appendingConformance = (open: OpenStore): void => {
  const test = using(open);

  describe('appending', () => {
    it(
      'numbers the events of a stream densely from 0, and positions grow',
      test(async ({ store }) => {
        const stream = freshStream();
        const first = await store.append(stream, 'no-stream', events(3));
        const second = await store.append(stream, 2, events(2));
        expect(first).toMatchObject({ outcome: 'appended', revision: 2 });
        expect(second).toMatchObject({ outcome: 'appended', revision: 4 });
        const read = await store.readStream(stream);
        expect(read.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
        expect(read.at(-1)?.position).toBe(second.position);
        const positions = read.map(({ position }) => position);
        expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
        expect(positions[0]).toBeGreaterThan(0);
      }),
    );

    it.each([
      ['a stream that must not exist and does', 'no-stream', 2],
      ['an older revision', 0, 2],
      ['a revision that is not there yet', 2, 2],
      ['a revision of a stream that does not exist', 0, 0],
    ] as const)('refuses %s', async (_, expected, existing) =>
      test(async ({ store }) => {
        const stream = freshStream();
        if (existing > 0) await store.append(stream, 'no-stream', events(existing));
        await expect(store.append(stream, expected, events(1))).rejects.toMatchObject({
          code: 'store/wrong-revision',
          retriable: true,
        });
        expect(await store.headOf(stream)).toBe(existing - 1);
      })(),
    );

    it(
      'lets exactly one of many racing writers win',
      test(async ({ store }) => {
        const stream = freshStream();
        const racers = events(20);
        const results = await Promise.allSettled(racers.map((racer) => store.append(stream, 'no-stream', [racer])));
        const winner = results.findIndex(({ status }) => status === 'fulfilled');
        const lost = results.filter((result) => result.status === 'rejected');
        expect(lost).toHaveLength(19);
        for (const { reason } of lost) expect(reason).toMatchObject({ code: 'store/wrong-revision' });
        expect(idsOf(await store.readStream(stream))).toEqual(idsOf(racers.slice(winner, winner + 1)));
      }),
    );

    it(
      'loses and doubles nothing when writers race and decide anew',
      test(async ({ store }) => {
        const stream = freshStream();
        const write = async (writer: number): Promise<void> => {
          for (let number = 0; number < 10;) {
            const head = await store.headOf(stream);
            const mine = event('ThingHappened', { writer, number });
            const won = await store.append(stream, head === -1 ? 'no-stream' : head, [mine]).then(
              () => true,
              () => false,
            );
            if (won) number += 1;
          }
        };
        await Promise.all([0, 1, 2].map(write));
        const read = await store.readStream(stream);
        expect(read.map(({ revision }) => revision)).toEqual(Array.from({ length: 30 }, (_, revision) => revision));
        for (const writer of [0, 1, 2]) {
          const own = read.filter(({ data }) => data['writer'] === writer).map(({ data }) => data['number']);
          expect(own).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        }
      }),
    );

    it(
      'refuses one append without harm to those committed with it',
      test(async ({ store }) => {
        const [one, two, three] = [freshStream(), freshStream(), freshStream()];
        const taken = event();
        await store.append(one, 'any', [taken]);
        const results = await Promise.allSettled([
          store.append(two, 'any', events(2)),
          store.append(two, 'no-stream', events(1)),
          store.append(three, 'any', [event(), taken, event()]),
          store.append(three, 'no-stream', events(1)),
          store.append(two, 1, events(1)),
        ]);
        expect(results.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'rejected',
          'fulfilled',
          'fulfilled',
        ]);
        expect(await store.readStream(two)).toHaveLength(3);
        expect(await store.readStream(three)).toHaveLength(1);
      }),
    );

    it(
      'keeps the order in which one caller appended',
      test(async ({ store }) => {
        const stream = freshStream();
        const sent = events(100);
        await Promise.all(sent.map((one) => store.append(stream, 'any', [one])));
        expect(idsOf(await store.readStream(stream))).toEqual(idsOf(sent));
      }),
    );

    it(
      'refuses an id that is not a UUID, without harm to those committed with it',
      test(async ({ store }) => {
        const stream = freshStream();
        const bad = { ...event(), id: 'not-a-uuid' as EventId };
        const results = await Promise.allSettled([
          store.append(stream, 'any', events(1)),
          store.append(stream, 'any', [bad]),
          store.append(stream, 'any', events(1)),
        ]);
        expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect(await store.headOf(stream)).toBe(1);
      }),
    );

    it(
      'refuses to append nothing',
      test(async ({ store }) => {
        await expect(store.append(freshStream(), 'any', [])).rejects.toMatchObject({ code: 'store/nothing-to-append' });
      }),
    );
  });
};
