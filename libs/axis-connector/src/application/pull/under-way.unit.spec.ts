import { setImmediate as turn } from 'node:timers/promises';
import { createUnderWay } from './under-way.js';

const fixture = ({ most = 10, mostOfOne = 2 } = {}) => {
  const left: string[] = [];
  const begun: string[] = [];
  const open = new Map<string, PromiseWithResolvers<string>>();
  const underWay = createUnderWay<string>({
    slowMs: 5,
    most,
    mostOfOne,
    leave: (value) => {
      left.push(value);
      return Promise.resolve();
    },
  });
  const of = (docId: string, sender = 's') =>
    underWay.of(docId, sender, () => {
      begun.push(docId);
      const one = Promise.withResolvers<string>();
      open.set(docId, one);
      return one.promise;
    });
  const end = async (docId: string, value: string) => {
    open.get(docId)?.resolve(value);
    await turn();
  };
  return { underWay, of, end, open, left, begun };
};

describe('work about single messages', () => {
  it('is waited for no longer than what is slow, goes on, and what came of it is given once', async () => {
    const { of, end, begun } = fixture();
    expect(await of('d')).toBe('late');
    expect(await of('d')).toBe('late');
    await end('d', 'first');
    expect(await of('d')).toBe('first');
    expect(begun).toEqual(['d']);
    expect(await of('d')).toBe('late');
    expect(begun).toEqual(['d', 'd']);
  });

  it('that failed meanwhile says so when it is asked for, and begins anew behind that', async () => {
    const { of, open, begun } = fixture();
    await of('d');
    open.get('d')?.reject(new Error('cut'));
    await turn();
    await expect(of('d')).rejects.toThrow('cut');
    await of('d');
    expect(begun).toEqual(['d', 'd']);
  });

  it('is bounded while it is late, for one sender and for all; who has none late goes on within that', async () => {
    const { of, end, begun } = fixture({ most: 3, mostOfOne: 2 });
    await Promise.all([of('a1', 'a'), of('a2', 'a')]);
    expect(await of('a3', 'a')).toBe('late');
    await of('b1', 'b');
    expect(await of('c1', 'c')).toBe('late');
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('a1', 'x');
    expect(await of('a1', 'a')).toBe('x');
    const c = of('c1', 'c');
    await end('c1', 'y');
    expect(await c).toBe('y');
  });

  it('about what is listed no more is left, also where it ends later, and all of it in the end', async () => {
    const { underWay, of, end, left } = fixture();
    await of('d');
    await of('e');
    underWay.keep(new Set(['e']));
    await end('d', 'd-came');
    expect(left).toEqual(['d-came']);
    await end('e', 'e-came');
    await underWay.close();
    expect(left).toEqual(['d-came', 'e-came']);
  });
});
