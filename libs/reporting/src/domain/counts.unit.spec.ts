import fc from 'fast-check';
import { addCounts, brokenIdentities, checked, COLUMNS, countStandings, lateRate } from './counts.js';
import type { Counts } from './counts.js';
import { STANDINGS } from './standing-kind.js';

const standing = fc.constantFrom(...STANDINGS);
const row = fc.array(standing).map(countStandings);

const PUBLISHED: Counts = {
  received: 4917, online: 246, directOrPost: 2180, carriedOver: 2491,
  resolved: 3503, early: 0, onTime: 1770, late: 1733,
  inProcess: 1414, inTime: 827, overdue: 587,
}; // prettier-ignore

describe('the identities of form II.06a', () => {
  it('hold for whatever standings are counted, and for the sum of any rows', () => {
    fc.assert(fc.property(row, (counts) => expect(brokenIdentities(counts)).toEqual([])));
    fc.assert(fc.property(fc.array(row), (rows) => expect(brokenIdentities(addCounts(rows))).toEqual([])));
  });

  it('hold for the published quarter of Hàm Tân', () => {
    expect(checked('Hàm Tân', PUBLISHED)).toBe(PUBLISHED);
  });

  it('break loudly whichever single number is wrong, by how little', () => {
    fc.assert(
      fc.property(row, fc.constantFrom(...COLUMNS), fc.integer({ min: 1, max: 9 }), (counts, column, more) => {
        const wrong = { ...counts, [column]: counts[column] + more };
        expect(brokenIdentities(wrong)).not.toEqual([]);
        expect(() => checked('Đất đai', wrong)).toThrow(
          expect.objectContaining({ code: 'reporting/identity-broken' }) as Error,
        );
      }),
    );
  });
});

describe('the late rate', () => {
  it('is what is late and what is overdue among all received: 47.18 % in the published quarter', () => {
    expect(((lateRate(PUBLISHED) ?? 0) * 100).toFixed(2)).toBe('47.18');
  });

  it('is not a number where nothing was received', () => {
    expect(lateRate(countStandings([]))).toBeUndefined();
  });
});
