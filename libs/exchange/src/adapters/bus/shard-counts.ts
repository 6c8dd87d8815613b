import type { Taken } from './ports.js';

/** Records since the start, by what became of them. */
export interface Counted {
  readonly records: number;
  readonly receipts: number;
  readonly refusals: number;
  readonly repeats: number;
  readonly deadLetters: number;
}

export interface ShardCounts {
  count(what: Taken | 'dead-letter'): void;
  read(): Counted;
}

const tally = { receipt: 'receipts', refusal: 'refusals', repeat: 'repeats', 'dead-letter': 'deadLetters' } as const;

export const createShardCounts = (): ShardCounts => {
  const counts = { records: 0, receipts: 0, refusals: 0, repeats: 0, deadLetters: 0 };
  return {
    count: (what) => {
      counts.records += 1;
      counts[tally[what]] += 1;
    },
    read: () => ({ ...counts }),
  };
};
