import { setImmediate as turn } from 'node:timers/promises';
import { createWaiting } from '../patience/patience.js';
import { createTurns } from './turns.js';
import type { Tried } from './turns.js';

let ended = new AbortController();
afterEach(() => ended.abort());

const fixture = (abreast: number) => {
  ended = new AbortController();
  const pauses: number[] = [];
  const waiting = createWaiting();
  const turns = createTurns({
    abreast,
    waiting: {
      ...waiting,
      pause: (ms, signal) => {
        pauses.push(ms);
        return waiting.pause(1e6, signal);
      },
    },
    policy: { baseMs: 100, maxMs: 1_000 },
    random: () => 1,
    signal: ended.signal,
  });
  const begun: string[] = [];
  const open = new Map<string, (tried: Tried) => void>();
  const take = (recipient: string, name: string): Promise<Tried> => {
    const taken = turns.take(recipient, () => {
      begun.push(name);
      return new Promise((resolve) => open.set(name, resolve));
    });
    // Looked at by some.
    taken.catch(() => undefined);
    return taken;
  };
  const end = async (name: string, tried: Tried) => {
    await turn();
    open.get(name)?.(tried);
    await turn();
  };
  return { turns, pauses, begun, take, end };
};

describe('the turns of calls to one axis', () => {
  it('go round among the recipients, however much waits for one of them', async () => {
    const { begun, take, end } = fixture(1);
    for (const name of ['a1', 'a2', 'a3']) void take('a', name);
    void take('b', 'b1');
    for (const name of ['a1', 'a2', 'b1', 'a3']) await end(name, 'waits');
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  });

  it('are no more at once than they may be', async () => {
    const { begun, take, end } = fixture(2);
    for (const name of ['a1', 'a2', 'a3']) void take('a', name);
    await turn();
    expect(begun).toEqual(['a1', 'a2']);
    await end('a2', 'done');
    expect(begun).toEqual(['a1', 'a2', 'a3']);
  });

  it('leave places for others, however many documents to one recipient hang', async () => {
    const { begun, take, end } = fixture(8);
    for (let count = 0; count < 10; count += 1) void take('a', `a${count}`);
    await turn();
    expect(begun).toEqual(['a0', 'a1', 'a2', 'a3']);
    for (const name of ['b0', 'b1', 'b2', 'c0']) void take(name.slice(0, 1), name);
    await turn();
    expect(begun.slice(4)).toEqual(['b0', 'b1', 'c0']);
    await end('b0', 'done');
    expect(begun.slice(7)).toEqual(['b2']);
  });

  it('are given ever more seldom while the axis is away', async () => {
    const { turns, pauses, begun, take, end } = fixture(1);
    void take('a', 'a1');
    void take('b', 'b1');
    await end('a1', 'away');
    expect(begun).toEqual(['a1']);
    turns.passed();
    await turn();
    expect(begun).toEqual(['a1', 'b1']);
    await end('b1', 'away');
    expect(pauses).toEqual([100, 100]);
  });

  it('come at once to all who wait when something gets through', async () => {
    const { turns, take, end } = fixture(2);
    const both = Promise.all([take('a', 'a1'), take('b', 'b1')]);
    await end('a1', 'away');
    await end('b1', 'away');
    turns.passed();
    expect(await both).toEqual(['away', 'away']);
  });

  it('end with the work: whoever waits is told', async () => {
    const { take, end } = fixture(1);
    const first = take('a', 'a1');
    const second = take('a', 'a2');
    await end('a1', 'away');
    ended.abort(new Error('over'));
    expect(await first).toBe('away');
    await expect(second).rejects.toThrow('over');
  });
});
