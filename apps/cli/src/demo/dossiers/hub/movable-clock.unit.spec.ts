import type { Instant } from '@lienthong/kernel';
import { createMovableClock } from './movable-clock.js';

const START = '2026-11-23T01:00:00.000Z' as Instant;
const LATER = '2026-11-25T02:00:00.000Z' as Instant;

describe('a clock that the demo sets', () => {
  it('runs on by itself from where it was set', () => {
    let passed = 5_000;
    const clock = createMovableClock(START, () => passed);
    expect(clock.now()).toBe(START);
    passed += 1_500;
    expect(clock.now()).toBe('2026-11-23T01:00:01.500Z');
    clock.moveTo(LATER);
    passed += 250;
    expect(clock.now()).toBe('2026-11-25T02:00:00.250Z');
  });

  it('never goes back', () => {
    const clock = createMovableClock(LATER, () => 0);
    expect(() => {
      clock.moveTo(START);
    }).toThrow(`It is later than ${START} already`);
    expect(clock.now()).toBe(LATER);
  });
});
