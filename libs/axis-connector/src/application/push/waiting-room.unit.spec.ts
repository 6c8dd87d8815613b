import { instantOf } from '@lienthong/kernel';
import type { RecordedEvent } from '@lienthong/event-store';
import { passageOutId } from '@lienthong/exchange/connector';
import type { FailedPassage, OutPassage, Place, TriedPassage } from '@lienthong/exchange/connector';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { createWaiting } from '../patience/patience.js';
import { createTurns } from './turns.js';
import type { Tried } from './turns.js';
import { openWaitingRoom } from './waiting-room.js';

const since = instantOf(new Date(0));
const waits = (sequence: number, transfer = 't-1', state: 'trying' | 'failed' | 'ordered' = 'trying') =>
  ({
    direction: 'out',
    state,
    axis: 'truc',
    transfer,
    agency: 'G22',
    sequence,
    kind: 'document',
    attempt: 1,
    passage: passageOutId('truc', 'G22', sequence),
    code: 'axis/system-error',
    times: 0,
    since,
  }) as FailedPassage | TriedPassage;

const fixture = (
  initial: readonly (FailedPassage | TriedPassage)[],
  script: Record<number, readonly Tried[]> = {},
  lost: readonly number[] = [],
  maxMs = 1,
) => {
  let looks = 0;
  const state = new Map(initial.map((one) => [one.passage, one]));
  const tried: number[] = [];
  const failures: unknown[] = [];
  const ended = new AbortController();
  const { signal } = ended;
  const waiting = createWaiting();
  const policy = { baseMs: 1, maxMs };
  const scripts = new Map(Object.entries(script).map(([key, how]) => [Number(key), [...how]]));
  const room = openWaitingRoom({
    side: {
      placed: (_, sequence) => {
        looks += 1;
        if (lost.includes(sequence)) return Promise.resolve(undefined);
        return Promise.resolve({ id: String(sequence), recordedAt: since } as unknown as RecordedEvent);
      },
    },
    desk: {
      all: () => [...state.values()].filter((one): one is FailedPassage => one.state !== 'trying'),
      trying: () => [...state.values()].filter((one): one is TriedPassage => one.state === 'trying'),
      about: (transfer, agency) =>
        [...state.values()]
          .filter((one): one is OutPassage => one.direction === 'out' && one.state !== 'given-up')
          .filter((one) => one.transfer === transfer && one.agency === agency)
          .toSorted((one, other) => one.sequence - other.sequence),
      of: (passage) => state.get(passage),
    },
    watch: { arrived: () => undefined, gone: () => undefined },
    turns: createTurns({ abreast: 8, slowMs: 1_000, waiting, policy, random: () => 1, signal }),
    attempt: ({ agency, sequence }: Place) => {
      tried.push(sequence);
      const how = scripts.get(sequence)?.shift() ?? 'done';
      const passage = passageOutId('truc', agency, sequence);
      if (how === 'done') state.delete(passage);
      else if (!state.has(passage)) state.set(passage, waits(sequence, `t-${sequence}`));
      return Promise.resolve(how);
    },
    waiting,
    policy,
    random: () => 1,
    onFailure: (error) => failures.push(error),
    signal,
  });
  return { room, tried, state, failures, looks: () => looks, end: () => ended.abort() };
};

const place = (sequence: number): Place => ({ axis: 'truc', agency: 'G22', sequence });
const entry = (sequence: number) => ({ id: String(sequence) }) as RecordedEvent;

describe('entries that wait for an axis', () => {
  it('are tried again after a restart, those of one document in their order', async () => {
    const { room, tried } = fixture([waits(2), waits(1), waits(3)], { 1: ['away', 'waits'] });
    await room.done();
    expect(tried).toEqual([1, 1, 1, 2, 3]);
  });

  it('do not wait for those of another document', async () => {
    const { room, tried, state } = fixture([waits(1, 't-1'), waits(2, 't-2')], { 1: ['waits', 'waits'] });
    await room.done();
    expect(tried.indexOf(2)).toBeLessThan(tried.lastIndexOf(1));
    expect(state.size).toBe(0);
  });

  it('leave alone what waits for an operator, until it is ordered', async () => {
    const { room, tried, state } = fixture([waits(1, 't-1', 'failed')]);
    await room.done();
    expect(tried).toEqual([]);
    const one = waits(1, 't-1', 'ordered');
    state.set(one.passage, one);
    room.ordered();
    await room.done();
    expect(tried).toEqual([1]);
  });

  it('come here when their first try does not get through, so that what follows them is taken in', async () => {
    const { room, tried } = fixture([], { 7: ['waits'] });
    await room.first(place(7), entry(7));
    expect(tried).toContain(7);
    await room.done();
    await turn();
    expect(tried).toEqual([7, 7]);
  });

  it('that their inbox does not hold are told of and looked for now and then, and keep no other document', async () => {
    const { room, tried, looks, failures, end } = fixture([waits(1, 't-1'), waits(2, 't-2')], {}, [1], 60_000);
    await pause(50);
    expect(tried).toEqual([2]);
    expect(looks()).toBe(2);
    expect(failures).toMatchObject([{ code: 'axis/entry-missing' }]);
    end();
    await room.done();
  });

  it('are not tried twice when the hub hands them over once more, as after a crash', async () => {
    const { room, tried } = fixture([waits(1)]);
    await room.first(place(1), entry(1));
    await room.done();
    expect(tried).toEqual([1]);
  });
});
