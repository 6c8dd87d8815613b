import { inCircles } from './circles.js';
import type { Contradiction } from './contradictions.js';
import type { SyncRow } from './sync-row.js';

/** Rows that contradict each other no more, and where they did. */
export interface Settled {
  readonly rows: readonly SyncRow[];
  readonly contradictions: readonly Contradiction[];
}

/**
 * An old code that several rows claim goes to none of them; whoever has a code as its own keeps it. The rest of each row
 * is taken. Two agencies that were made one by mistake cannot be parted again.
 */
export const withoutDisputedCodes = (rows: readonly SyncRow[]): Settled => {
  const claims = new Map<string, [SyncRow, ...SyncRow[]]>();
  for (const row of rows)
    for (const code of [row.code, ...row.oldCodes]) {
      const claimants = claims.get(code);
      if (claimants === undefined) claims.set(code, [row]);
      else if (row.code === code) claimants.unshift(row);
      else claimants.push(row);
    }
  const isDisputed = (code: string): boolean => (claims.get(code)?.length ?? 0) > 1;
  return {
    rows: rows.map((row) =>
      row.oldCodes.some(isDisputed) ? { ...row, oldCodes: row.oldCodes.filter((code) => !isDisputed(code)) } : row,
    ),
    contradictions: [...claims].flatMap(([claimed, [first, ...others]]) =>
      others.map(({ code }) => ({ kind: 'claimed-twice' as const, code, other: first.code, claimed })),
    ),
  };
};

/** Rows that stand above each other in a circle say nothing of who stands above them. */
export const withoutCircles = (rows: readonly SyncRow[]): Settled => {
  const listed = new Map<string, SyncRow>(rows.map((row) => [row.code, row]));
  const circles = inCircles(rows, ({ parent }) => (parent === undefined ? undefined : listed.get(parent)));
  if (circles.size === 0) return { rows, contradictions: [] };
  const contradictions: Contradiction[] = [];
  const settled = rows.map((row): SyncRow => {
    const { parent, ...rest } = row;
    if (parent === undefined || !circles.has(row.code)) return row;
    contradictions.push({ kind: 'parent-circle', code: row.code, other: parent });
    return rest;
  });
  return { rows: settled, contradictions };
};
