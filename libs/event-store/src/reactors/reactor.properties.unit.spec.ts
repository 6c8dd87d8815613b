import { Fault, systemClock } from '@lienthong/kernel';
import fc from 'fast-check';
import { deriveEventId } from '../event-id.js';
import { openMemoryEventStore } from '../memory/memory-event-store.js';
import type { MemoryEventStore } from '../memory/memory-event-store.js';
import type { EventStore } from '../port/event-store.js';
import type { RecordedEvent } from '../port/event.js';
import { streamName } from '../stream-name.js';
import { mortal } from '../testing/mortal-store.js';
import type { Death } from '../testing/mortal-store.js';
import { ask, numberOf, reactorFixture } from '../testing/reactor-fixture.js';
import type { Reactor } from './reactor.js';

interface Question {
  readonly key: string;
  /** How often its handler fails, over all lives of the process. */
  readonly failures: number;
  /** Whether the handler has done its work when it fails. */
  readonly after: boolean;
  readonly hopeless: boolean;
}

const KEYS = ['a', 'b', 'c'] as const;
const question = fc.record<Question>({
  key: fc.constantFrom(...KEYS),
  failures: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 7 }) },
  ),
  after: fc.boolean(),
  hopeless: fc.boolean(),
});
const death = fc.record<Death>({ atWrite: fc.integer({ min: 1, max: 25 }), written: fc.boolean() });

const answers = (key: string) => streamName('answer', key);

/** Answers each question in the stream of its key, failing as the scenario wants. */
const answering = (questions: readonly Question[], began: (number: number) => void) => {
  const failed = new Map<number, number>();
  return (store: EventStore) =>
    async (event: RecordedEvent): Promise<void> => {
      const number = numberOf(event);
      began(number);
      const { key, failures, after, hopeless } = questions[number]!;
      const count = failed.get(number) ?? 0;
      const fails = count < failures;
      if (fails) failed.set(number, count + 1);
      const fault = new Fault('test/failed', 'Failed.', { retriable: !hopeless });
      if (fails && !after) throw fault;
      const id = deriveEventId('answer', event.id);
      const meta = { at: systemClock.now(), by: { role: 'hub' }, cause: event.id } as const;
      await store.append(answers(key), 'any', [{ id, type: 'Answered', data: { number }, meta }]);
      if (fails) throw fault;
    };
};

/** Releases whatever is parked until nothing is. */
const clearDesk = async (reactor: Reactor): Promise<void> => {
  while ((await reactor.status()).parked > 0) {
    for (const { position } of reactor.parked()) await reactor.retryParked(position, 'again', 'operator');
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const answered = async (store: MemoryEventStore, key: string) => (await store.readStream(answers(key))).map(numberOf);

describe('whatever fails and whenever the process dies', () => {
  it('every event is handled, its effect is there exactly once, and in the order of its key', async () => {
    const scenario = fc.record({
      questions: fc.array(question, { minLength: 1, maxLength: 25 }),
      deaths: fc.array(death, { maxLength: 6 }),
      late: fc.nat({ max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ questions, deaths, late }) => {
        const { store, start } = reactorFixture(openMemoryEventStore());
        const reached: number[] = [];
        const handler = answering(questions, (number) => reached.push(number));
        const asked = Math.max(0, questions.length - late);
        const put = (from: number, to: number) =>
          questions
            .slice(from, to)
            .reduce<Promise<unknown>>(
              (before, { key }, index) => before.then(() => ask(store, key, from + index)),
              Promise.resolve(),
            );
        await put(0, asked);

        for (const one of deaths) {
          const { process, died } = mortal(store, one);
          const life = (async () => {
            const reactor = await start(handler(process), { store: process, checkpoints: process.checkpoints });
            await reactor.caughtUp(await store.head());
            await clearDesk(reactor);
            await reactor.stop();
          })();
          await Promise.race([died, life]);
        }
        const reactor = await start(handler(store));
        await put(asked, questions.length);
        await reactor.caughtUp(await store.head());
        await clearDesk(reactor);
        await reactor.caughtUp(await store.head());

        for (const key of KEYS) {
          const expected = questions.flatMap((one, number) => (one.key === key ? [number] : []));
          expect(await answered(store, key)).toEqual(expected);
        }
        expect([...new Set(reached)].sort((a, b) => a - b)).toEqual(questions.map((_, number) => number));
        await reactor.stop();
      }),
      { numRuns: 200 },
    );
  });

  it('what an operator skipped stays skipped, and the rest of its key is handled in order', async () => {
    const scenario = fc.record({
      keys: fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 20 }),
      bad: fc.uniqueArray(fc.nat({ max: 19 }), { maxLength: 6 }),
      deaths: fc.array(death, { maxLength: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ keys, bad, deaths }) => {
        const { store, start } = reactorFixture(openMemoryEventStore());
        const questions = keys.map((key, number): Question => {
          return { key, failures: bad.includes(number) ? Number.POSITIVE_INFINITY : 0, after: false, hopeless: true };
        });
        const handler = answering(questions, () => undefined);
        for (const [number, key] of keys.entries()) await ask(store, key, number);
        const skipAll = async (reactor: Reactor) => {
          while ((await reactor.status()).parked > 0) {
            for (const { position } of reactor.parked()) await reactor.skipParked(position, 'void', 'operator');
            await new Promise((resolve) => setImmediate(resolve));
          }
        };
        const live = async (process: MemoryEventStore) => {
          const reactor = await start(handler(process), { store: process, checkpoints: process.checkpoints });
          await reactor.caughtUp(keys.length);
          await skipAll(reactor);
          await reactor.stop();
        };
        for (const one of deaths) {
          const { process, died } = mortal(store, one);
          await Promise.race([died, live(process)]);
        }
        await live(store);
        for (const key of KEYS) {
          const expected = keys.flatMap((own, number) => (own === key && !bad.includes(number) ? [number] : []));
          expect(await answered(store, key)).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});
