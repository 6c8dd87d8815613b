import type { Standing } from './standing-kind.js';

/** Why a dossier counts as late, the first that suffices. */
export const CAUSES = ['synchronisation', 'post', 'supplement', 'processing'] as const;
/**
 * `synchronisation`: done in time, and heard of late. `post`: late by no more than it travelled.
 * `supplement`: asked for a second time. `processing`: the agencies' own time.
 */
export type Cause = (typeof CAUSES)[number];

export interface CauseCounts {
  readonly late: number;
  readonly overdue: number;
}

const isLate = (standing: Standing | undefined): boolean => standing?.verdict === 'late';

/** The dossier by the time of its facts, and the same with post set apart; `unasked`: had no second request been made. */
export interface Reconciled {
  readonly counted: Standing | undefined;
  readonly postSetApart: Standing | undefined;
  readonly unasked: () => Standing | undefined;
}

export const causeOf = ({ counted, postSetApart, unasked }: Reconciled): Cause => {
  if (!isLate(counted)) return 'synchronisation';
  if (!isLate(postSetApart)) return 'post';
  return !isLate(unasked()) ? 'supplement' : 'processing';
};

type CauseTally = Record<Cause, Record<keyof CauseCounts, number>>;

export const emptyCauses = (): CauseTally => ({
  synchronisation: { late: 0, overdue: 0 },
  post: { late: 0, overdue: 0 },
  supplement: { late: 0, overdue: 0 },
  processing: { late: 0, overdue: 0 },
});

export const addCauses = (rows: readonly Readonly<Record<Cause, CauseCounts>>[]): Record<Cause, CauseCounts> => {
  const sum = emptyCauses();
  for (const row of rows)
    for (const cause of CAUSES) {
      sum[cause].late += row[cause].late;
      sum[cause].overdue += row[cause].overdue;
    }
  return sum;
};
