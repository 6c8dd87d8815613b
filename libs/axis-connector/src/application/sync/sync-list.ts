import { setImmediate as breathe } from 'node:timers/promises';
import type { UnreadRow } from '@lienthong/axis-protocol';
import { compareRow } from '../../domain/sync/compare.js';
import type { Contradiction, KnownHere, SyncChange } from '../../domain/sync/compare.js';
import { joinRows, readSyncRow, treeOf } from '../../domain/sync/sync-row.js';
import type { ListedRow, SyncRow } from '../../domain/sync/sync-row.js';
import type { applyChange } from './apply-change.js';
import { inWaves } from './waves.js';

/** A row that says nothing that can be taken. */
export interface MalformedRow {
  /** Its place in the list, from 1. */
  readonly row: number;
  /** Its first member that cannot be taken; `row` where it is no object. */
  readonly field: string;
}

/** What a list came to. */
export interface SyncCounts {
  readonly rows: number;
  readonly unchanged: number;
  readonly changes: Readonly<Record<SyncChange['kind'], number>>;
  readonly skipped: Readonly<Record<'centre' | 'no-agency' | 'malformed', number>>;
  readonly contradicted: number;
}

export interface ListSync {
  readonly counts: SyncCounts;
  /** At most `MOST_TOLD`, the first of them. */
  readonly contradictions: readonly Contradiction[];
  /** At most `MOST_TOLD`, the first of them. */
  readonly malformed: readonly MalformedRow[];
}

export const MOST_TOLD = 200;
/** So many appends at a time share the store's commits. */
const ABREAST = 64;
/** Rows that are compared before others get their turn. */
const BREATH = 500;

interface ReadRows {
  readonly rows: readonly SyncRow[];
  readonly skipped: SyncCounts['skipped'];
  readonly malformed: readonly MalformedRow[];
  readonly twice: readonly Contradiction[];
}

const isRead = (row: ListedRow | UnreadRow): row is ListedRow => !('unread' in row);

const read = (listed: readonly (ListedRow | UnreadRow)[]): ReadRows => {
  const tree = treeOf(listed.filter(isRead));
  const rows = new Map<string, SyncRow>();
  const left = { centre: 0, 'no-agency': 0 };
  const malformed: MalformedRow[] = [];
  const twice: Contradiction[] = [];
  for (const [index, each] of listed.entries()) {
    if (!isRead(each)) {
      malformed.push({ row: index + 1, field: each.unread });
      continue;
    }
    const row = readSyncRow(each, tree);
    if (row === 'centre' || row === 'no-agency') {
      left[row] += 1;
      continue;
    }
    if (row === 'malformed-code' || row === 'malformed-name') {
      malformed.push({ row: index + 1, field: row === 'malformed-code' ? 'code' : 'name' });
      continue;
    }
    const known = rows.get(row.code);
    const joined = known === undefined ? row : joinRows(known, row);
    if (joined === undefined) twice.push({ kind: 'listed-twice', code: row.code });
    else rows.set(row.code, joined);
  }
  return { rows: [...rows.values()], skipped: { ...left, malformed: malformed.length }, malformed, twice };
};

export interface SyncListPorts {
  readonly here: KnownHere;
  readonly apply: ReturnType<typeof applyChange>;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Brings one list into the register. The same list again changes nothing, also after an interruption. */
export const syncList = async (
  listed: readonly (ListedRow | UnreadRow)[],
  { here, apply, onProgress, signal }: SyncListPorts,
): Promise<ListSync> => {
  const { rows, skipped, malformed, twice } = read(listed);
  const told: Contradiction[] = [...twice];
  const changes: Record<SyncChange['kind'], number> = { new: 0, code: 0, renamed: 0, moved: 0, closed: 0 };
  let unchanged = 0;
  let done = listed.length - rows.length;

  const bring = async (row: SyncRow): Promise<void> => {
    const compared = compareRow(row, here);
    told.push(...compared.contradictions);
    let isUnchanged = compared.contradictions.length === 0;
    for (const change of compared.changes) {
      const applied = await apply(change);
      if (!applied.ok) told.push({ kind: 'refused', code: row.code, refusal: applied.refusal.code });
      // What is recorded already, such as a closing that holds from tomorrow on, is no change.
      else if (applied.value.events.length > 0) changes[change.kind] += 1;
      else continue;
      isUnchanged = false;
    }
    if (isUnchanged) unchanged += 1;
    done += 1;
    if (done % BREATH === 0) {
      onProgress(done, listed.length);
      await breathe();
    }
  };
  for (const wave of inWaves(rows)) {
    const queue = wave.values();
    const lane = async (): Promise<void> => {
      for (const row of queue) {
        signal.throwIfAborted();
        await bring(row);
      }
    };
    await Promise.all(Array.from({ length: Math.min(ABREAST, wave.length) }, lane));
  }
  onProgress(listed.length, listed.length);
  const counts = { rows: listed.length, unchanged, changes, skipped, contradicted: told.length };
  return { counts, contradictions: told.slice(0, MOST_TOLD), malformed: malformed.slice(0, MOST_TOLD) };
};
