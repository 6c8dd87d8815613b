import { inCircles } from '../../domain/sync/circles.js';
import type { SyncRow } from '../../domain/sync/sync-row.js';

type Above = (row: SyncRow) => SyncRow | undefined;

/** The nearest listed row that the code itself places above: `H49` over `H49.204.05`. */
const byCode =
  (listed: ReadonlyMap<string, SyncRow>): Above =>
  ({ code }) => {
    for (let cut = code.lastIndexOf('.'); cut > 0; cut = code.lastIndexOf('.', cut - 1)) {
      const found = listed.get(code.slice(0, cut));
      if (found !== undefined) return found;
    }
    return undefined;
  };

/** How many stand above each row. Walks each row once: a chain may be as long as the list. */
const depthsOf = (rows: readonly SyncRow[], above: Above): ReadonlyMap<string, number> => {
  const depths = new Map<string, number>();
  for (const row of rows) {
    const path = new Map<string, SyncRow>();
    let each: SyncRow | undefined = row;
    while (each !== undefined && !depths.has(each.code) && !path.has(each.code)) {
      path.set(each.code, each);
      each = above(each);
    }
    let depth = each === undefined ? 0 : (depths.get(each.code) ?? -1) + 1;
    for (const code of [...path.keys()].toReversed()) {
      depths.set(code, depth);
      depth += 1;
    }
  }
  return depths;
};

/**
 * Rows in the order in which they can be recorded: who stands above, by what the list says or else by the code, comes in
 * an earlier wave.
 */
export const inWaves = (rows: readonly SyncRow[]): readonly (readonly SyncRow[])[] => {
  const listed = new Map<string, SyncRow>(rows.map((row) => [row.code, row]));
  const above = byCode(listed);
  const named: Above = ({ parent }) => (parent === undefined ? undefined : listed.get(parent));
  const nearest: Above = (row) => named(row) ?? above(row);
  /** What the list says goes before what the code says. */
  const circles = inCircles(rows, nearest);
  const depths = depthsOf(rows, (row) => (circles.has(row.code) ? named(row) : nearest(row)));
  const waves: SyncRow[][] = [];
  for (const row of rows) (waves[depths.get(row.code) ?? 0] ??= []).push(row);
  return waves;
};
