import fc from 'fast-check';
import { DEFAULT_PATIENCE } from './options.js';
import { pauseBefore, retryAfter } from './pauses.js';

const now = Date.parse('2026-11-22T09:00:00Z');

describe('a pause before another try', () => {
  it('doubles its cap with each try, up to the longest', () => {
    const almostOne = () => 1 - Number.EPSILON;
    const caps = [1, 2, 3, 4, 5, 6, 7].map((tries) => pauseBefore(tries, DEFAULT_PATIENCE, almostOne));
    expect(caps).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  it('lies anywhere between nothing and its cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, chance) => {
          const pause = pauseBefore(tries, DEFAULT_PATIENCE, () => chance);
          expect(pause).toBeGreaterThanOrEqual(0);
          expect(pause).toBeLessThanOrEqual(DEFAULT_PATIENCE.longestPauseMs);
        },
      ),
    );
  });
});

describe('Retry-After', () => {
  it.each([
    ['5', 5_000],
    ['0', 0],
    ['Sun, 22 Nov 2026 09:00:07 GMT', 7_000],
    ['Sun, 22 Nov 2026 08:00:00 GMT', 0],
    ['soon', undefined],
    ['-3x', undefined],
    [null, undefined],
  ])('%s says %s milliseconds', (value, expected) => {
    expect(retryAfter(value, now)).toBe(expected);
  });
});
