import { createTokenBuckets } from './token-bucket.js';

describe('a token bucket', () => {
  it('lets a burst pass, then as many a second as agreed', () => {
    const buckets = createTokenBuckets({ perSecond: 10, burst: 3 });
    expect([0, 0, 0, 0].map((now) => buckets.take('s', now) === 0)).toEqual([true, true, true, false]);
    expect(buckets.take('s', 99)).toBe(1);
    expect(buckets.take('s', 100)).toBe(0);
    expect(buckets.take('s', 100)).toBe(1);
  });

  it('never holds more than the burst, however long the rest', () => {
    const buckets = createTokenBuckets({ perSecond: 10, burst: 2 });
    buckets.take('s', 0);
    expect([1, 1, 1].map(() => buckets.take('s', 1_000_000) === 0)).toEqual([true, true, false]);
  });

  it('tells the whole seconds until the next may pass', () => {
    const buckets = createTokenBuckets({ perSecond: 0.25, burst: 1 });
    buckets.take('s', 0);
    expect(buckets.take('s', 0)).toBe(4);
    expect(buckets.take('s', 3_000)).toBe(1);
  });

  it('keeps one key from spending another’s', () => {
    const buckets = createTokenBuckets({ perSecond: 1, burst: 1 });
    expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('b', 0)]).toEqual([0, 1, 0]);
  });

  it('does not forget an empty bucket when it clears away the full ones', () => {
    const buckets = createTokenBuckets({ perSecond: 0.000_1, burst: 1 });
    for (let n = 0; n < 10_050; n += 1) buckets.take(`s${n}`, 0);
    expect(buckets.take('s0', 0)).toBeGreaterThan(0);
  });
});
