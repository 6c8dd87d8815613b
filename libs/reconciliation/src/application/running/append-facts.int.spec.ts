import { openMemoryEventStore } from '@lienthong/event-store';
import type { EventStore, StreamName } from '@lienthong/event-store';
import type { AgencyId } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import { reconciliationStream } from '../../contracts/streams.js';
import { appendFacts, gatheredFacts } from './append-facts.js';
import type { NamedFact } from './append-facts.js';

const clock = { now: () => '2026-03-03T01:00:00.000Z' as Instant };
const of = { agency: 'H49.204' as AgencyId, vocabulary: 'portal', dossier: 'd' } as const;
const disputed = (name: string): NamedFact => ({
  name,
  cause: name,
  fact: { type: 'DriftDisputed', data: { ...of, code: name, found: name, at: clock.now() } },
});
const names = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, index) => `d-${from + index}`);

const counting = (store: EventStore) => {
  let appends = 0;
  const append: EventStore['append'] = (...told) => {
    appends += 1;
    return store.append(...told);
  };
  return {
    ports: { store: { append, headOf: (stream: StreamName) => store.headOf(stream) }, clock },
    appends: () => appends,
  };
};
const codesIn = async (store: EventStore, run: string): Promise<readonly unknown[]> =>
  (await store.readStream(reconciliationStream(run))).map(({ data }) => data['code']);

describe('facts of one run that many write at once', () => {
  it('become durable together, each once, in the order in which they came', async () => {
    const store = openMemoryEventStore();
    const { ports, appends } = counting(store);
    const append = gatheredFacts(ports);
    await Promise.all(names(0, 300).map((name) => append('run', [disputed(name)])));
    expect(await codesIn(store, 'run')).toEqual(names(0, 300));
    expect(appends()).toBeLessThan(10);
  });

  it('are written once where some of them were there before', async () => {
    const store = openMemoryEventStore();
    const { ports } = counting(store);
    await appendFacts(ports)('run', [disputed('d-2')]);
    await appendFacts(ports)('run', [disputed('d-5')]);
    const append = gatheredFacts(ports);
    await Promise.all(names(0, 10).map((name) => append('run', [disputed(name)])));
    expect((await codesIn(store, 'run')).toSorted()).toEqual(names(0, 10));
  });

  it('of one that cannot be written fail alone', async () => {
    const store = openMemoryEventStore();
    const failing: EventStore['append'] = (stream, expected, events) =>
      events.some(({ data }) => data['code'] === 'd-3')
        ? Promise.reject(new TypeError('not this one'))
        : store.append(stream, expected, events);
    const append = gatheredFacts({ store: { append: failing, headOf: (stream) => store.headOf(stream) }, clock });
    const settled = await Promise.allSettled(names(0, 6).map((name) => append('run', [disputed(name)])));
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([true, true, true, false, true, true]);
    expect(await codesIn(store, 'run')).toEqual(['d-0', 'd-1', 'd-2', 'd-4', 'd-5']);
  });

  it('do not wait for those of another run', async () => {
    const store = openMemoryEventStore();
    const append = gatheredFacts(counting(store).ports);
    await Promise.all([append('one', [disputed('d-1')]), append('other', [disputed('d-1')])]);
    expect(await codesIn(store, 'one')).toEqual(await codesIn(store, 'other'));
  });
});
