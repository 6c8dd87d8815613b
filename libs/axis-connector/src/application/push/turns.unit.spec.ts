import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { createWaiting } from '../patience/patience.js';
import { createTurns } from './turns.js';
import type { Tried } from './turns.js';

let ended = new AbortController();
afterEach(() => ended.abort());

const fixture = (abreast: number, slowMs = 60_000) => {
  ended = new AbortController();
  const pauses: number[] = [];
  const waiting = createWaiting();
  const turns = createTurns({
    abreast,
    slowMs,
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

  it('go on to all others while every call for some recipients hangs, and few of those hang', async () => {
    const { begun, take, end } = fixture(8, 5);
    for (const sick of ['a', 'b', 'c', 'd', 'e']) for (let n = 0; n < 6; n += 1) void take(sick, `${sick}${n}`);
    await sleep(50);
    const hanging = begun.length;
    expect(hanging).toBeGreaterThanOrEqual(10);
    for (let n = 0; n < 20; n += 1) {
      void take('w', `w${n}`);
      await end(`w${n}`, 'done');
      expect(begun).toContain(`w${n}`);
    }
    expect(begun.filter((name) => !name.startsWith('w'))).toHaveLength(hanging);
    for (const sick of ['b', 'c', 'd', 'e'])
      expect(begun.filter((name) => name.startsWith(sick)).length).toBeLessThanOrEqual(4);
  });

  it('keep their places while they rest behind an axis that is away, however long that is', async () => {
    const { begun, take, end } = fixture(2, 5);
    for (const name of ['a', 'b', 'c']) void take(name, name);
    await end('a', 'away');
    await end('b', 'away');
    await sleep(50);
    expect(begun).toEqual(['a', 'b']);
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
