import type { SyncRow } from '../../domain/sync/sync-row.js';

/** Rows in the order in which they can be recorded: who stands above comes in an earlier wave. A circle comes last. */
export const inWaves = (rows: readonly SyncRow[]): readonly (readonly SyncRow[])[] => {
  const listed = new Map<string, SyncRow>(rows.map((row) => [row.code, row]));
  const depths = new Map<string, number>();
  const depthOf = (row: SyncRow): number => {
    const above: SyncRow[] = [];
    let depth = 0;
    for (let each: SyncRow | undefined = row; each !== undefined;) {
      const known = depths.get(each.code);
      if (known !== undefined) {
        depth = known + 1;
        break;
      }
      if (above.includes(each)) break;
      above.push(each);
      each = each.parent === undefined ? undefined : listed.get(each.parent);
    }
    for (const each of above.toReversed()) {
      depths.set(each.code, depth);
      depth += 1;
    }
    return depths.get(row.code) ?? 0;
  };
  const waves: SyncRow[][] = [];
  for (const row of rows) (waves[depthOf(row)] ??= []).push(row);
  return waves.flatMap((wave) => [wave]);
};
