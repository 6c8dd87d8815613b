import { Fault, instantOf } from '@lienthong/kernel';
import type { Clock, Instant } from '@lienthong/kernel';

/** A clock that somebody sets: between two settings it runs with the machine's, and it never goes back. */
export interface MovableClock extends Clock {
  /** Faults: `demo/clock-back`. */
  moveTo(at: Instant): void;
}

/** `elapsed`: milliseconds that have really passed, from any beginning. */
export const createMovableClock = (start: Instant, elapsed: () => number = () => performance.now()): MovableClock => {
  let set = { at: Date.parse(start), when: elapsed() };
  const ms = (): number => Math.floor(set.at + elapsed() - set.when);
  return {
    now: () => instantOf(new Date(ms())),
    moveTo: (at) => {
      const next = Date.parse(at);
      if (next < ms()) throw new Fault('demo/clock-back', `It is later than ${at} already`);
      set = { at: next, when: elapsed() };
    },
  };
};
