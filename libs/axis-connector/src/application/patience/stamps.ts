import { instantOf } from '@lienthong/kernel';
import type { Clock, Instant } from '@lienthong/kernel';

/**
 * Moments of which none comes twice: an axis takes two sends of one system with the same timestamp and the same file for
 * one, and the same file goes out once for each recipient.
 */
export const createStamps = (clock: Clock): (() => Instant) => {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Date.parse(clock.now()));
    return instantOf(new Date(last));
  };
};
