import type { Mark } from './mark.js';

/** Records that lie one behind the other: `count` of them, from a sequence at an offset. */
interface Segment {
  readonly sequence: number;
  readonly offset: number;
  readonly count: number;
}

/**
 * Which sequence a committed offset reaches. Offsets are not sequences: a transaction's marker takes an offset, too.
 * Ascending in both; only what was noted is known, so the answer is never too high.
 */
export type Segments = readonly Segment[];

const kept = 4_096;

export const noteRun = (segments: Segments, { sequence, offset }: Mark, count: number): Segments => {
  const last = segments.at(-1);
  const joins = last !== undefined && last.sequence + last.count === sequence && last.offset + last.count === offset;
  return joins
    ? [...segments.slice(0, -1), { ...last, count: last.count + count }]
    : [...segments.slice(-kept + 1), { sequence, offset, count }];
};

/** The last sequence whose record lies before `offset`; undefined when none is known to. */
export const reachedBy = (segments: Segments, offset: number): number | undefined => {
  const segment = segments.findLast((one) => one.offset < offset);
  return segment && segment.sequence + Math.min(segment.count, offset - segment.offset) - 1;
};

/** Forgets what lies wholly before a sequence. */
export const forgetUpTo = (segments: Segments, sequence: number): Segments =>
  segments.filter((one) => one.sequence + one.count - 1 > sequence);
