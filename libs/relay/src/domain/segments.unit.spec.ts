import fc from 'fast-check';
import { forgetUpTo, noteRun, reachedBy } from './segments.js';
import type { Segments } from './segments.js';

/** Runs of records, each followed by a transaction's marker that takes an offset, too. */
const runs = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 });

const laid = (counts: readonly number[]) => {
  let segments: Segments = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const count of counts) {
    segments = noteRun(segments, { sequence: offsets.length, offset }, count);
    for (let index = 0; index < count; index += 1) offsets.push(offset + index);
    offset += count + 1;
  }
  return { segments, offsets, end: offset };
};

describe('which sequence a committed offset reaches', () => {
  it('is that of the last record before it, markers or not', () => {
    fc.assert(
      fc.property(runs, (counts) => {
        const { segments, offsets, end } = laid(counts);
        for (let committed = 0; committed <= end; committed += 1) {
          const before = offsets.filter((offset) => offset < committed).length;
          expect(reachedBy(segments, committed)).toBe(before === 0 ? undefined : before - 1);
        }
      }),
    );
  });

  it('is never too high once early runs are forgotten', () => {
    fc.assert(
      fc.property(runs, fc.nat(200), (counts, upTo) => {
        const { segments, offsets, end } = laid(counts);
        const kept = forgetUpTo(segments, upTo);
        for (let committed = 0; committed <= end; committed += 1) {
          const before = offsets.filter((offset) => offset < committed).length;
          const reached = reachedBy(kept, committed);
          expect(reached ?? -1).toBeLessThan(Math.max(before, 0));
          if (before - 1 > upTo) expect(reached).toBe(before - 1);
        }
      }),
    );
  });

  it('joins runs that lie one behind the other', () => {
    const joined = noteRun(noteRun([], { sequence: 0, offset: 4 }, 2), { sequence: 2, offset: 6 }, 3);
    expect(joined).toEqual([{ sequence: 0, offset: 4, count: 5 }]);
  });
});
