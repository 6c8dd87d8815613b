import { accept, refuse } from '@lienthong/kernel';
import type { Decider } from '@lienthong/kernel';
import { given } from './given.js';

interface Counted {
  readonly type: 'Counted';
  readonly by: number;
  readonly note?: string;
}

const counter: Decider<{ readonly by: number }, Counted, number, { code: 'count/full'; path?: string }> = {
  initial: 0,
  evolve: (sum, { by }) => sum + by,
  decide: ({ by }, sum) => {
    if (Number.isNaN(by)) throw new TypeError('not a number');
    if (sum + by > 3) return refuse({ code: 'count/full' });
    return by === 0 ? accept() : accept({ type: 'Counted', by }, { type: 'Counted', by: 0 });
  },
};
const one: Counted = { type: 'Counted', by: 1 };
const zero: Counted = { type: 'Counted', by: 0 };

describe('given, when, then', () => {
  const counting = () => given(counter)(one).when({ by: 1 });

  it('passes on the exact facts, on nothing and on the exact refusal', () => {
    counting().thenFacts(one, zero);
    given(counter)(one).when({ by: 0 }).thenNothing();
    given(counter)(one).when({ by: 3 }).thenRefused({ code: 'count/full' });
  });

  it.each([
    ['another order', () => counting().thenFacts(zero, one)],
    ['a missing fact', () => counting().thenFacts(one)],
    ['a fact too many', () => counting().thenFacts(one, zero, zero)],
    ['an extra field, even an undefined one', () => counting().thenFacts({ ...one, note: undefined } as never, zero)],
    ['facts where nothing was expected', () => counting().thenNothing()],
    ['facts where a refusal was expected', () => counting().thenRefused({ code: 'count/full' })],
    ['another refusal', () => given(counter)().when({ by: 9 }).thenRefused({ code: 'count/full', path: '/by' })],
    ['a refusal where nothing was expected', () => given(counter)().when({ by: 9 }).thenNothing()],
  ])('fails on %s', (_, claim) => {
    expect(claim).toThrow();
  });

  it('lets a fault of the decider through', () => {
    expect(() => given(counter)().when({ by: NaN })).toThrow(TypeError);
  });
});
