import { loadDefinitions } from '@lienthong/dossier';
import type { Instant } from '@lienthong/kernel';
import { silenceOf } from './silence.js';

const definitions = await loadDefinitions();

describe('after how long a delivery is silent', () => {
  it('is told by the clock, unless hours of work are given', () => {
    expect(silenceOf({ silenceHours: 24 }, definitions)).toEqual({ hours: 24 });
  });

  it('leaves out nights, weekends and holidays where it is told in hours of work', () => {
    const silence = silenceOf({ silenceHours: 24, silenceWorkingHours: 8 }, definitions);
    if ('hours' in silence) throw new TypeError('by the clock');
    expect(silence.workingHours).toBe(8);
    // Monday 2 March 2026, 10:00: the working day before was Friday.
    expect(silence.before('2026-03-02T03:00:00.000Z' as Instant, 8)).toBe('2026-02-27T03:00:00.000Z');
  });
});
