import fc from 'fast-check';
import {
  acknowledgeOne,
  acknowledgeUpTo,
  isAcknowledged,
  newlyAcknowledged,
  nothingAcknowledged,
} from './acknowledgement.js';
import type { Acknowledged } from './acknowledgement.js';

describe('acknowledging', () => {
  it('begins with nothing', () => expect(nothingAcknowledged).toEqual({ cursor: -1, beyond: [] }));

  it('one by one moves the cursor over what is contiguous', () => {
    const three = acknowledgeOne(nothingAcknowledged, 2);
    expect(three).toEqual({ cursor: -1, beyond: [2] });
    const gap = acknowledgeOne(three, 0);
    expect(gap).toEqual({ cursor: 0, beyond: [2] });
    expect(acknowledgeOne(gap, 1)).toEqual({ cursor: 2, beyond: [] });
  });

  it('all up to an entry swallows what was acknowledged before it, and goes on behind it', () => {
    expect(acknowledgeUpTo({ cursor: 0, beyond: [3, 5, 8] }, 4)).toEqual({ cursor: 5, beyond: [8] });
  });

  it('never goes back', () => {
    const state = { cursor: 5, beyond: [8] };
    expect(acknowledgeUpTo(state, 2)).toEqual(state);
    expect(acknowledgeOne(state, 5)).toEqual(state);
    expect(acknowledgeOne(state, 8)).toEqual(state);
  });

  it('names exactly what is new', () => {
    expect(newlyAcknowledged({ cursor: 0, beyond: [3] }, { cursor: 4, beyond: [7] })).toEqual([1, 2, 4, 7]);
    expect(newlyAcknowledged({ cursor: 4, beyond: [] }, { cursor: 4, beyond: [] })).toEqual([]);
  });
});

type Step = { readonly up: boolean; readonly to: number };
const step: fc.Arbitrary<Step> = fc.record({ up: fc.boolean(), to: fc.integer({ min: 0, max: 30 }) });
const steps = fc.array(step, { maxLength: 25 });

const apply = (state: Acknowledged, { up, to }: Step): Acknowledged =>
  (up ? acknowledgeUpTo : acknowledgeOne)(state, to);
const all = Array.from({ length: 40 }, (_, sequence) => sequence);
const setOf = (state: Acknowledged): readonly number[] => all.filter((sequence) => isAcknowledged(state, sequence));

describe('acknowledgements in any order', () => {
  it('come to the same', () => {
    fc.assert(
      fc.property(
        steps.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
        ([given, shuffled]) => {
          const state = given.reduce(apply, nothingAcknowledged);
          expect(shuffled.reduce(apply, nothingAcknowledged)).toEqual(state);
          const expected = all.filter((sequence) =>
            given.some(({ up, to }) => (up ? sequence <= to : sequence === to)),
          );
          expect(setOf(state)).toEqual(expected);
        },
      ),
    );
  });

  it('keep a cursor over all that is contiguous, and beyond it sorted single entries', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const { cursor, beyond } = given.reduce(apply, nothingAcknowledged);
        expect(beyond).toEqual([...new Set(beyond)].sort((a, b) => a - b));
        for (const sequence of beyond) expect(sequence).toBeGreaterThan(cursor + 1);
      }),
    );
  });

  it('are new once each: the parts make up the whole', () => {
    fc.assert(
      fc.property(steps, (given) => {
        let state = nothingAcknowledged;
        const fresh: number[] = [];
        for (const each of given) {
          const next = apply(state, each);
          fresh.push(...newlyAcknowledged(state, next));
          state = next;
        }
        expect(fresh.sort((a, b) => a - b)).toEqual(setOf(state));
      }),
    );
  });
});
