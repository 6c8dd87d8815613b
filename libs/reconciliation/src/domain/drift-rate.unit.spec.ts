import type { Instant } from '@lienthong/kernel';
import { NONE_COUNTED } from './counting.js';
import { driftRate } from './drift-rate.js';
import type { FinishedRun } from './drift-rate.js';

const at = (day: number): Instant => `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z` as Instant;
const run = (day: number, agrees: number, healings: readonly (Instant | undefined)[], agency = 'H11'): FinishedRun => ({
  agency,
  vocabulary: 'portal',
  finishedAt: at(day),
  counts: { ...NONE_COUNTED, agrees, behind: healings.length, unknownToHub: 50 },
  healings,
});

describe('the drift rate', () => {
  it('is the share of compared dossiers that do not agree; unknown ones were not compared', () => {
    expect(driftRate([run(1, 6, [undefined, undefined])], at(2))).toEqual({ compared: 8, drifting: 2, rate: 0.25 });
  });

  it('falls with what is healed, and stays what it was for whoever asks as known before', () => {
    const runs = [run(1, 6, [at(5), undefined])];
    expect(driftRate(runs, at(4)).rate).toBe(0.25);
    expect(driftRate(runs, at(5)).rate).toBe(0.125);
  });

  it('takes each agency’s last comparison until then', () => {
    const runs = [run(1, 0, [undefined]), run(3, 3, [undefined]), run(2, 4, [], 'H21')];
    expect(driftRate(runs, at(2))).toEqual({ compared: 5, drifting: 1, rate: 0.2 });
    expect(driftRate(runs, at(3))).toEqual({ compared: 8, drifting: 1, rate: 0.125 });
  });

  it('is not wiped by a later comparison that compared nothing', () => {
    expect(driftRate([run(1, 6, [undefined, undefined]), run(3, 0, [])], at(4))).toEqual({
      compared: 8,
      drifting: 2,
      rate: 0.25,
    });
  });

  it('is unknown before anything was compared', () => {
    expect(driftRate([run(3, 1, [])], at(2))).toEqual({ compared: 0, drifting: 0, rate: undefined });
  });
});
