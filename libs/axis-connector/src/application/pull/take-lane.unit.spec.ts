import type { ReceivedRow } from '@lienthong/axis-protocol';
import type { Arriving, Follows } from '@lienthong/exchange/connector';
import { Fault, ok } from '@lienthong/kernel';
import { setImmediate as turn } from 'node:timers/promises';
import type { LaneTaking } from './take-beside.js';
import type { Taken } from './take.js';
import { takeLane } from './take-lane.js';

const rowsOf = (...docIds: readonly string[]): readonly ReceivedRow[] =>
  docIds.map((docId) => ({ docId }) as ReceivedRow);

/** A message that is stored; tells when it is left. */
const arriving = (docId: string, done: string[] = [], follows: Follows = 'nothing'): Arriving => ({
  follows,
  submit: () => Promise.reject(new Error('The lane submits')),
  isFrom: () => true,
  [Symbol.asyncDispose]: () => {
    done.push(`leave ${docId}`);
    return Promise.resolve();
  },
});

/** What was done, in order; each step takes as many turns of the loop as the message's number says. */
const lane = (steps: Partial<LaneTaking> = {}) => {
  const done: string[] = [];
  const known = new Map<string, Follows>();
  const taking: LaneTaking = {
    followsOf: ({ docId }) => known.get(docId),
    hold: async ({ docId }, fetched, follows) => {
      done.push(`hold ${docId}`);
      known.set(docId, follows);
      await fetched[Symbol.asyncDispose]();
    },
    witness: ({ docId }) => {
      done.push(`witness ${docId}`);
      return Promise.resolve();
    },
    isAway: () => false,
    look: () => Promise.resolve('open'),
    fetch: async ({ docId }) => {
      await turn();
      done.push(`fetch ${docId}`);
      return arriving(docId, done);
    },
    submit: async ({ docId }) => {
      await turn();
      await turn();
      done.push(`submit ${docId}`);
      return ok({ axis: 'a', docId, transfer: docId, kind: 'document' });
    },
    finish: async ({ docId }) => {
      // The first answers last.
      for (let count = 0; count < (docId === '1' ? 20 : 1); count += 1) await turn();
      done.push(`finish ${docId}`);
      return 'taken';
    },
    ...steps,
  };
  return { done, taking };
};

const only = (done: readonly string[], step: string) => done.filter((one) => one.startsWith(step));
const away = new Fault('axis/unreachable', 'away', { retriable: true });
const { signal } = new AbortController();
const run = (
  taking: LaneTaking,
  rows: readonly ReceivedRow[],
  onTaken: (taken: Taken) => void = () => undefined,
  behindDocuments = false,
) => takeLane(taking, rows, { onTaken, signal, behindDocuments });

describe('the messages of one sender', () => {
  it('are submitted in the order of the list, fetched ahead and acknowledged behind', async () => {
    const { done, taking } = lane();
    const taken: string[] = [];
    await run(taking, rowsOf('1', '2', '3', '4', '5', '6'), (one) => taken.push(one));
    expect(only(done, 'submit')).toEqual(['1', '2', '3', '4', '5', '6'].map((id) => `submit ${id}`));
    expect(done.indexOf('fetch 3')).toBeLessThan(done.indexOf('submit 1'));
    expect(done.indexOf('fetch 6')).toBeGreaterThan(done.indexOf('submit 1'));
    expect(done.indexOf('finish 1')).toBeGreaterThan(done.indexOf('submit 3'));
    expect(taken).toHaveLength(6);
  });

  it('are each finished behind their own submission', async () => {
    const { done, taking } = lane();
    await run(taking, rowsOf('1', '2', '3'));
    for (const id of ['1', '2', '3'])
      expect(done.indexOf(`finish ${id}`)).toBeGreaterThan(done.indexOf(`submit ${id}`));
  });

  /** `2` does not come, in one way or another; of the others `3` and `5` are about earlier documents. */
  const follows = new Map<string, Follows>([
    ['3', 'documents'],
    ['5', 'documents'],
  ]);
  const without = (two: () => ReturnType<LaneTaking['fetch']>, steps: Partial<LaneTaking> = {}) => {
    const fetched: string[] = [];
    const one = lane({
      fetch: ({ docId }) => {
        fetched.push(docId);
        return docId === '2' ? two() : Promise.resolve(arriving(docId, [], follows.get(docId)));
      },
      ...steps,
    });
    return { ...one, fetched };
  };
  const five = rowsOf('1', '2', '3', '4', '5');

  it.each<readonly [string, () => ReturnType<LaneTaking['fetch']>]>([
    ['the axis fails', () => Promise.reject(away)],
    ['takes long', () => Promise.resolve('late')],
    ['rests', () => Promise.resolve('rests')],
  ])('go on behind one that %s where they are new documents; what is about an earlier one waits', async (_, two) => {
    const { taking, done, fetched } = without(two);
    expect(await run(taking, five)).toBe('broken');
    expect(only(done, 'submit')).toEqual(['submit 1', 'submit 4']);
    expect(only(done, 'hold')).toEqual(['hold 3', 'hold 5']);
    // Known now: neither is fetched again while it has to wait.
    expect(await run(taking, rowsOf('2', '3', '5'))).toBe('broken');
    expect(fetched).toEqual(['1', '2', '3', '4', '5', '2']);
    expect(only(done, 'hold')).toHaveLength(2);
  });

  it('follow in their order once the one before them came', async () => {
    let isThere = false;
    const { taking, done } = without(() => (isThere ? Promise.resolve(arriving('2')) : Promise.reject(away)));
    await run(taking, five);
    isThere = true;
    expect(await run(taking, rowsOf('2', '3', '5'))).toBe('whole');
    expect(only(done, 'submit')).toEqual(['1', '4', '2', '3', '5'].map((id) => `submit ${id}`));
  });

  it('are fetched as witnesses where nothing else came beside one that failed, and only then', async () => {
    const { taking, done } = without(() => Promise.reject(away));
    await run(taking, five);
    expect(only(done, 'witness')).toEqual([]);
    await run(taking, rowsOf('2', '3', '5'));
    expect(only(done, 'witness')).toEqual(['witness 3']);
    await run(taking, rowsOf('2', '3', '5', '6'));
    expect(only(done, 'witness')).toEqual(['witness 3']);
  });

  it('that are statuses keep their order, and a recall waits for the documents of another list', async () => {
    const kinds = new Map<string, Follows>([['2', 'documents']]);
    const statuses = lane({
      fetch: ({ docId }) => Promise.resolve(arriving(docId, [], kinds.get(docId) ?? 'statuses')),
    });
    await run(statuses.taking, rowsOf('1', '2', '3'), undefined, true);
    expect(only(statuses.done, 'submit')).toEqual(['submit 1', 'submit 3']);
    expect(only(statuses.done, 'hold')).toEqual(['hold 2']);
    const broken = lane({
      fetch: ({ docId }) => (docId === '1' ? Promise.reject(away) : Promise.resolve(arriving(docId, [], 'statuses'))),
    });
    await run(broken.taking, rowsOf('1', '2'));
    expect(only(broken.done, 'submit')).toEqual([]);
  });

  it('go on behind one at which this hub fails, as behind one that the axis fails, and tell of it', async () => {
    const { taking, done } = without(() => Promise.reject(new Error('no stomach for it')));
    await expect(run(taking, five)).rejects.toThrow('no stomach for it');
    expect(only(done, 'submit')).toEqual(['submit 1', 'submit 4']);
    expect(only(done, 'hold')).toEqual(['hold 3', 'hold 5']);
    expect(only(done, 'finish').toSorted()).toEqual(['finish 1', 'finish 4']);
  });

  it('end where this hub fails at one after the other: nothing is submitted behind that, and nothing is left', async () => {
    const { done, taking } = lane();
    const broken: LaneTaking = { ...taking, submit: () => Promise.reject(new Error('disk')) };
    await expect(run(broken, rowsOf('1', '2', '3', '4', '5', '6', '7'))).rejects.toThrow('disk');
    expect(only(done, 'fetch')).toEqual(['1', '2', '3', '4', '5'].map((id) => `fetch ${id}`));
    expect(only(done, 'leave')).toEqual(['leave 4', 'leave 5']);
  });

  it('go on behind one that cannot be acknowledged: it is safe here', async () => {
    const { done, taking } = lane({
      finish: ({ docId }) => (docId === '1' ? Promise.reject(away) : Promise.resolve('taken')),
    });
    expect(await run(taking, rowsOf('1', '2', '3'))).toBe('whole');
    expect(only(done, 'submit')).toEqual(['submit 1', 'submit 2', 'submit 3']);
  });

  it('stop once the axis fails one call after the other', async () => {
    let calls = 0;
    const { done, taking } = lane({ isAway: () => (calls += 1) > 2 });
    await run(taking, rowsOf('1', '2', '3'));
    expect(only(done, 'submit')).toEqual(['submit 1', 'submit 2']);
  });

  it('tell of a fault of this hub once all of them are done', async () => {
    const { done, taking } = lane({ finish: () => Promise.reject(new Error('disk')) });
    await expect(run(taking, rowsOf('1'))).rejects.toThrow('disk');
    expect(only(done, 'submit')).toEqual(['submit 1']);
  });
});
