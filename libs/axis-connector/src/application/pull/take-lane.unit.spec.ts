import type { ReceivedRow } from '@lienthong/axis-protocol';
import type { Arriving } from '@lienthong/exchange/connector';
import { Fault, ok } from '@lienthong/kernel';
import { setImmediate as turn } from 'node:timers/promises';
import type { Taking } from './take.js';
import { takeLane } from './take-lane.js';

const rowsOf = (...docIds: readonly string[]): readonly ReceivedRow[] =>
  docIds.map((docId) => ({ docId }) as ReceivedRow);

/** A message that is stored; tells when it is left. */
const arriving = (docId: string, done: string[] = []): Arriving => ({
  submit: () => Promise.resolve(ok({ axis: 'a', docId, transfer: docId, kind: 'document' })),
  isFrom: () => true,
  [Symbol.asyncDispose]: () => {
    done.push(`leave ${docId}`);
    return Promise.resolve();
  },
});

/** What was done, in order; each step takes as many turns of the loop as the message's number says. */
const lane = (steps: Partial<Taking> = {}) => {
  const done: string[] = [];
  const taking: Taking = {
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
const signal = new AbortController().signal;

describe('the messages of one sender', () => {
  it('are submitted in the order of the list, fetched ahead and acknowledged behind', async () => {
    const { done, taking } = lane();
    const taken: string[] = [];
    await takeLane(taking, rowsOf('1', '2', '3', '4', '5', '6'), (one) => taken.push(one), signal);
    expect(only(done, 'submit')).toEqual(['1', '2', '3', '4', '5', '6'].map((id) => `submit ${id}`));
    expect(done.indexOf('fetch 3')).toBeLessThan(done.indexOf('submit 1'));
    expect(done.indexOf('fetch 6')).toBeGreaterThan(done.indexOf('submit 1'));
    expect(done.indexOf('finish 1')).toBeGreaterThan(done.indexOf('submit 3'));
    expect(taken).toHaveLength(6);
  });

  it('are each finished behind their own submission', async () => {
    const { done, taking } = lane();
    await takeLane(taking, rowsOf('1', '2', '3'), () => undefined, signal);
    for (const id of ['1', '2', '3'])
      expect(done.indexOf(`finish ${id}`)).toBeGreaterThan(done.indexOf(`submit ${id}`));
  });

  it('behind one that could not be fetched are not submitted: they would overtake it', async () => {
    const { done, taking } = lane({
      fetch: ({ docId }) => (docId === '2' ? Promise.reject(new Error('cut')) : Promise.resolve(arriving(docId))),
    });
    await expect(takeLane(taking, rowsOf('1', '2', '3', '4'), () => undefined, signal)).rejects.toThrow('cut');
    expect(only(done, 'submit')).toEqual(['submit 1']);
    expect(only(done, 'finish')).toEqual(['finish 1']);
  });

  it('behind one that the axis fails stay where they are, and behind one that rests', async () => {
    const broken = lane({
      fetch: ({ docId }) => (docId === '2' ? Promise.reject(away) : Promise.resolve(arriving(docId))),
    });
    expect(await takeLane(broken.taking, rowsOf('1', '2', '3'), () => undefined, signal)).toBe('broken');
    expect(only(broken.done, 'submit')).toEqual(['submit 1']);
    const resting = lane({ look: ({ docId }) => Promise.resolve(docId === '2' ? 'rests' : 'open') });
    expect(await takeLane(resting.taking, rowsOf('1', '2', '3'), () => undefined, signal)).toBe('whole');
    expect(only(resting.done, 'submit')).toEqual(['submit 1']);
    expect(only(resting.done, 'fetch')).toEqual(['fetch 1']);
  });

  it('are fetched behind one that the axis fails, so that they speak against it', async () => {
    const fetched: string[] = [];
    const { taking } = lane({
      fetch: ({ docId }) => {
        fetched.push(docId);
        return docId === '1' ? Promise.reject(away) : Promise.resolve(arriving(docId));
      },
    });
    expect(await takeLane(taking, rowsOf('1', '2', '3'), () => undefined, signal)).toBe('broken');
    expect(fetched).toContain('2');
  });

  it('leave nothing where they were fetched and are not submitted', async () => {
    const { done, taking } = lane();
    const broken: Taking = {
      ...taking,
      submit: (row, fetched) => (row.docId === '2' ? Promise.reject(new Error('disk')) : taking.submit(row, fetched)),
    };
    await expect(takeLane(broken, rowsOf('1', '2', '3', '4', '5', '6'), () => undefined, signal)).rejects.toThrow(
      'disk',
    );
    expect(only(done, 'fetch')).toEqual(['1', '2', '3', '4'].map((id) => `fetch ${id}`));
    expect(only(done, 'leave')).toEqual(['leave 3', 'leave 4']);
  });

  it('go on behind one that cannot be acknowledged: it is safe here', async () => {
    const { done, taking } = lane({
      finish: ({ docId }) => (docId === '1' ? Promise.reject(away) : Promise.resolve('taken')),
    });
    expect(await takeLane(taking, rowsOf('1', '2', '3'), () => undefined, signal)).toBe('broken');
    expect(only(done, 'submit')).toEqual(['submit 1', 'submit 2', 'submit 3']);
  });

  it('stop once the axis fails one call after the other', async () => {
    let calls = 0;
    const { done, taking } = lane({ isAway: () => (calls += 1) > 2 });
    await takeLane(taking, rowsOf('1', '2', '3'), () => undefined, signal);
    expect(only(done, 'submit')).toEqual(['submit 1', 'submit 2']);
  });

  it('tell of a fault of this hub once all of them are done', async () => {
    const { done, taking } = lane({ finish: () => Promise.reject(new Error('disk')) });
    await expect(takeLane(taking, rowsOf('1'), () => undefined, signal)).rejects.toThrow('disk');
    expect(only(done, 'submit')).toEqual(['submit 1']);
  });
});
