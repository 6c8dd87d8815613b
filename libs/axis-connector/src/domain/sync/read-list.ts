import { withoutCircles, withoutDisputedCodes } from './claims.js';
import type { Contradiction } from './contradictions.js';
import { inOrder, joinRows } from './join-rows.js';
import { readSyncRow, treeOf } from './sync-row.js';
import type { ListedRow, SyncRow, UnreadRow } from './sync-row.js';

/** A row that says nothing that can be taken. */
export interface MalformedRow {
  /** Its place in the list, from 1. */
  readonly row: number;
  /** Its first member that cannot be taken; `row` where it is no object. */
  readonly field: string;
}

export interface ReadList {
  /** One for each code, in the order of codes: what becomes of a list does not hang on the order of its rows. */
  readonly rows: readonly SyncRow[];
  readonly skipped: Readonly<Record<'centre' | 'no-agency' | 'malformed', number>>;
  readonly malformed: readonly MalformedRow[];
  /** Where the list contradicts itself. */
  readonly contradictions: readonly Contradiction[];
}

const isRead = (row: ListedRow | UnreadRow): row is ListedRow => !('unread' in row);

export const readList = (listed: readonly (ListedRow | UnreadRow)[]): ReadList => {
  const tree = treeOf(listed.filter(isRead));
  const found = new Map<string, [SyncRow, ...SyncRow[]]>();
  const left = { centre: 0, 'no-agency': 0 };
  const malformed: MalformedRow[] = [];
  for (const [index, each] of listed.entries()) {
    if (!isRead(each)) {
      malformed.push({ row: index + 1, field: each.unread });
      continue;
    }
    const row = readSyncRow(each, tree);
    if (row === 'centre' || row === 'no-agency') left[row] += 1;
    else if (row === 'malformed-code' || row === 'malformed-name')
      malformed.push({ row: index + 1, field: row === 'malformed-code' ? 'code' : 'name' });
    else {
      const same = found.get(row.code);
      if (same === undefined) found.set(row.code, [row]);
      else same.push(row);
    }
  }
  const joined = [...found.values()].map(joinRows).sort((one, other) => inOrder(one.code, other.code));
  const claimed = withoutDisputedCodes(joined);
  const { rows, contradictions } = withoutCircles(claimed.rows);
  const twice = rows
    .filter(({ isDisputed }) => isDisputed === true)
    .map(({ code }) => ({ kind: 'listed-twice' as const, code }));
  return {
    rows,
    skipped: { ...left, malformed: malformed.length },
    malformed,
    contradictions: [...twice, ...claimed.contradictions, ...contradictions],
  };
};
