import type { Instant } from '@lienthong/kernel';
import { compared } from './counting.js';
import type { Counts } from './reconciliation.events.js';

/** A finished comparison of one agency's view in one vocabulary. */
export interface FinishedRun {
  readonly agency: string;
  readonly vocabulary: string;
  readonly finishedAt: Instant;
  readonly counts: Counts;
  /** When each drift of a dossier that both hold was healed; undefined: not yet. Unknown ones are not among them. */
  readonly healings: readonly (Instant | undefined)[];
}

export interface DriftRate {
  readonly compared: number;
  readonly drifting: number;
  /** 0 to 1; undefined where nothing was compared. */
  readonly rate: number | undefined;
}

const newest = (runs: readonly FinishedRun[]): readonly FinishedRun[] => {
  const last = new Map<string, FinishedRun>();
  for (const run of runs) {
    const key = `${run.agency} ${run.vocabulary}`;
    const known = last.get(key);
    if (known === undefined || run.finishedAt >= known.finishedAt) last.set(key, run);
  }
  return [...last.values()];
};

/**
 * The share of compared dossiers that do not agree, as known at an instant: of each agency's last comparison that compared
 * anything until then, without what was healed by then. What happens later changes nothing of it.
 */
export const driftRate = (runs: readonly FinishedRun[], knownAt: Instant): DriftRate => {
  const known = newest(runs.filter(({ finishedAt, counts }) => finishedAt <= knownAt && compared(counts) > 0));
  const total = known.reduce((sum, { counts }) => sum + compared(counts), 0);
  const drifting = known.reduce(
    (sum, { healings }) => sum + healings.filter((healedAt) => healedAt === undefined || healedAt > knownAt).length,
    0,
  );
  return { compared: total, drifting, rate: total === 0 ? undefined : drifting / total };
};
