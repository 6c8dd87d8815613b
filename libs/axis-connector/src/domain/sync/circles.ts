import type { SyncRow } from './sync-row.js';

/** The codes of those that stand above themselves, over whomever. Looks at each row once. */
export const inCircles = (
  rows: readonly SyncRow[],
  above: (row: SyncRow) => SyncRow | undefined,
): ReadonlySet<string> => {
  const seen = new Set<string>();
  const circles = new Set<string>();
  for (const row of rows) {
    const path = new Map<string, number>();
    let each: SyncRow | undefined = row;
    while (each !== undefined && !seen.has(each.code)) {
      seen.add(each.code);
      path.set(each.code, path.size);
      each = above(each);
    }
    const from = each === undefined ? undefined : path.get(each.code);
    if (from === undefined) continue;
    for (const [code, place] of path) if (place >= from) circles.add(code);
  }
  return circles;
};
