import { Fault } from '@lienthong/kernel';
import { openMemoryEventStore } from '@lienthong/event-store';
import type { EventStore } from '@lienthong/event-store';
import fc from 'fast-check';
import { hesitant } from '../../testing/hesitant-store.js';
import { at } from '../../testing/world.js';
import { inboxStream } from '../ledger/streams.js';
import { createInboxWriter } from './place.js';
import type { InboxWriter, Placing } from './place.js';

const placing = (agency: string, number: number): Placing => ({
  agency,
  cause: `cause-${number}`,
  at: at('2026-03-02T01:00:00Z'),
  entry: { kind: 'notice', transfer: 't', from: 'H26', notice: 'silent', documentId: String(number) },
});

const numbersIn = async (store: EventStore, agency: string): Promise<readonly number[]> =>
  (await store.readStream(inboxStream(agency))).map(({ data }) => Number(data['documentId']));

/** Each placed number stands where its caller was told, once, and the sequences are dense. */
const isDense = async (
  store: EventStore,
  agency: string,
  told: ReadonlyMap<number, ReadonlySet<number>>,
): Promise<void> => {
  const numbers = await numbersIn(store, agency);
  expect([...numbers].sort((a, b) => a - b)).toEqual([...told.keys()].sort((a, b) => a - b));
  for (const [number, sequences] of told) expect([...sequences]).toEqual([numbers.indexOf(number)]);
};

const placeAll = async (writers: readonly InboxWriter[], agency: string, numbers: readonly number[]) => {
  const told = new Map<number, Set<number>>();
  const sequences = await Promise.all(
    numbers.map(async (number, index) => {
      for (let wait = index % 4; wait > 0; wait -= 1) await Promise.resolve();
      return writers[index % writers.length]?.place(placing(agency, number));
    }),
  );
  for (const [index, number] of numbers.entries()) {
    told.set(number, new Set([...(told.get(number) ?? []), sequences[index] ?? -1]));
  }
  return told;
};

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, number) => number);

describe('placing entries into an inbox', () => {
  it('numbers them from 0, in the order of the calls', async () => {
    const store = openMemoryEventStore();
    const writer = createInboxWriter(store);
    expect(await writer.place(placing('H26', 0))).toBe(0);
    expect(await Promise.all(upTo(200).map((number) => writer.place(placing('H26', number + 1))))).toEqual(
      upTo(200).map((n) => n + 1),
    );
    expect(await numbersIn(store, 'H26')).toEqual(upTo(201));
  });

  it('answers a repeat with the first sequence', async () => {
    const store = openMemoryEventStore();
    const writer = createInboxWriter(store);
    for (const number of [0, 1, 2]) await writer.place(placing('H26', number));
    expect(await writer.place(placing('H26', 1))).toBe(1);
    expect(await writer.place(placing('H26', 3))).toBe(3);
    expect(await createInboxWriter(store).place(placing('H26', 0))).toBe(0);
    expect(await numbersIn(store, 'H26')).toEqual([0, 1, 2, 3]);
  });

  it('keeps every inbox for itself, also when few lanes are kept', async () => {
    const store = openMemoryEventStore();
    const writer = createInboxWriter(store, 2);
    const agencies = ['H26', 'H37', 'H38', 'H24', 'G22'];
    const told = await Promise.all(agencies.map((agency) => placeAll([writer], agency, upTo(30))));
    for (const [index, agency] of agencies.entries()) await isDense(store, agency, told[index] ?? new Map());
  });

  it.each([1, 2, 3])(
    'is dense and exact with %d writers, repeats among them, however the store dawdles',
    async (count) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(25), { minLength: 1, maxLength: 60 }), fc.integer(), async (numbers, seed) => {
          const memory = openMemoryEventStore();
          const writers = upTo(count).map((number) => createInboxWriter(hesitant(memory, seed + number)));
          await isDense(memory, 'H26', await placeAll(writers, 'H26', numbers));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('is dense and exact when appends fail as lost races, or are durable and answered as repeats', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('fine', 'lost', 'repeated'), { maxLength: 80 }), async (fates) => {
        const memory = openMemoryEventStore();
        const coming = [...fates];
        const store: EventStore = {
          ...memory,
          append: async (...request) => {
            const fate = coming.shift();
            if (fate === 'lost') throw new Fault('store/wrong-revision', 'lost', { retriable: true });
            if (fate === 'repeated') await memory.append(request[0], 'any', request[2]);
            return memory.append(...request);
          },
        };
        const writer = createInboxWriter(store);
        await isDense(memory, 'H26', await placeAll([writer], 'H26', upTo(40)));
      }),
      { numRuns: 60 },
    );
  });

  it('names the exact revision in every append, and none when it is alone needs a second try', async () => {
    const memory = openMemoryEventStore();
    const expected: unknown[] = [];
    const store: EventStore = {
      ...memory,
      append: (...request) => {
        expected.push(request[1]);
        return memory.append(...request);
      },
    };
    const writer = createInboxWriter(store);
    await writer.place(placing('H26', 0));
    await Promise.all(upTo(5).map((number) => writer.place(placing('H26', number + 1))));
    expect(expected).toEqual(['no-stream', 0, 1, 2, 3, 4]);
  });

  it('tells of a store that is down, and goes on when it is back', async () => {
    const memory = openMemoryEventStore();
    let down = false;
    const store: EventStore = {
      ...memory,
      append: (...request) =>
        down ? Promise.reject(new Fault('store/unavailable', 'full')) : memory.append(...request),
    };
    const writer = createInboxWriter(store);
    await writer.place(placing('H26', 0));
    down = true;
    const failed = await Promise.allSettled(upTo(5).map((number) => writer.place(placing('H26', number + 1))));
    expect(failed.map(({ status }) => status)).toEqual(upTo(5).map(() => 'rejected'));
    down = false;
    await isDense(memory, 'H26', await placeAll([writer], 'H26', upTo(20)));
  });
});
