import { assertNever } from '@lienthong/kernel';
import { NOTHING_RELAYED } from './mark.js';
import type { Mark } from './mark.js';

/** The end of a topic as a reader at `read_committed` finds it, once the predecessor is fenced. */
export type Tail =
  | { readonly kind: 'absent' }
  /** No readable record; what lay before `start` expired, the next one gets the offset `end`. */
  | { readonly kind: 'empty'; readonly start: number; readonly end: number }
  | { readonly kind: 'unreadable'; readonly end: number }
  | {
      readonly kind: 'record';
      readonly end: number;
      readonly epoch: string;
      /** Of the rebuild that wrote it, 0 before the first. */
      readonly generation: number;
      readonly sequence: number;
      readonly offset: number;
    };

/**
 * Why a topic waits. `topic-missing`: not provisioned, or lost. `topic-anew`: it has no place for what was
 * written there, so what its readers knew is gone. `other-epoch`: written before the store was restored.
 * `tail-contradicts`: it ends with what this hub never wrote there. `expired-unmarked`: records expired before
 * the hub learned of them. `not-authorized`, `record-too-large`: the broker
 * refuses what the relay writes.
 */
export const HOLD_REASONS = [
  'topic-missing',
  'topic-anew',
  'other-epoch',
  'tail-contradicts',
  'expired-unmarked',
  'not-authorized',
  'record-too-large',
] as const;

export type HoldReason = (typeof HOLD_REASONS)[number];

/** Where to go on: behind a mark, or not at all until an operator has the topic rebuilt. */
export type Bearing =
  { readonly kind: 'continue'; readonly after: Mark } | { readonly kind: 'held'; readonly reason: HoldReason };

const held = (reason: HoldReason): Bearing => ({ kind: 'held', reason });
const after = (mark: Mark): Bearing => ({ kind: 'continue', after: mark });

/** What the store says of the inbox and of its topic. */
export interface Ground {
  readonly epoch: string;
  /** Rebuilds that were ordered so far. */
  readonly generation: number;
  /** Last sequence in the inbox, -1 when it is empty. */
  readonly head: number;
}

/** The decision table of decision 13, one line a row. Pure; docs/adr/0013 gives the reasons. */
export const bearing = (mark: Mark, tail: Tail, { epoch, generation, head }: Ground): Bearing => {
  switch (tail.kind) {
    case 'absent':
      return held('topic-missing');
    case 'unreadable':
      return held('tail-contradicts');
    case 'empty':
      // A rebuild that has written nothing yet has nothing to lose.
      if (mark.offset < 0 && generation > 0) return after(mark);
      if (tail.end <= mark.offset) return held('topic-anew');
      // The marked record has not expired and nobody can read it: a broker that stopped forgot its transaction. Where
      // nothing expired yet, nobody ever read anything here.
      if (tail.start <= mark.offset) return tail.start === 0 ? after(NOTHING_RELAYED) : held('expired-unmarked');
      // Aborted transactions leave unreadable records, so `end` says nothing. Behind the marked record lies its marker.
      return tail.start > (mark.offset < 0 ? 0 : mark.offset + 2) ? held('expired-unmarked') : after(mark);
    case 'record': {
      // A rebuild was ordered and has written nothing yet: what lies there belongs to what it replaces.
      if (tail.generation < generation) return mark.offset < 0 ? after(mark) : held('tail-contradicts');
      if (tail.generation > generation) return held('tail-contradicts');
      if (tail.epoch !== epoch) return held('other-epoch');
      if (tail.sequence > head) return held('tail-contradicts');
      // Each record takes a place: later sequences at fewer places were written into a topic that had begun anew.
      const ahead = tail.sequence - mark.sequence;
      if (ahead >= 0 && tail.offset - mark.offset < ahead) return held('topic-anew');
      const found = { sequence: tail.sequence, offset: tail.offset };
      // Ahead: the relay stopped between the transaction and the mark. Behind: the end was lost, so it is written again.
      if (mark.offset < 0 || tail.sequence >= mark.sequence || tail.end <= mark.offset) return after(found);
      return held('tail-contradicts');
    }
    default:
      return assertNever(tail);
  }
};
