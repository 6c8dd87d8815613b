import type { Sequence } from '@lienthong/bus';

/**
 * What a reader of an `in` topic makes of a record's sequence. `seen`: taken before, also when the topic was written
 * anew. `gap`: something is missing between. `other-epoch`: the hub was restored from a backup.
 */
export type Verdict = 'next' | 'seen' | 'gap' | 'other-epoch';

/** `last` is the sequence that was taken last; undefined before the first. */
export const judge = (last: Sequence | undefined, found: Sequence): Verdict => {
  if (last !== undefined && last.epoch !== found.epoch) return 'other-epoch';
  const next = last === undefined ? 0 : last.revision + 1;
  if (found.revision === next) return 'next';
  return found.revision < next ? 'seen' : 'gap';
};
