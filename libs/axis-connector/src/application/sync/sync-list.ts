import { setImmediate as breathe } from 'node:timers/promises';
import { compareRow } from '../../domain/sync/compare.js';
import type { SyncChange } from '../../domain/sync/compare.js';
import { ordered } from '../../domain/sync/contradictions.js';
import type { Contradiction } from '../../domain/sync/contradictions.js';
import { createMeant } from '../../domain/sync/identity.js';
import type { KnownHere } from '../../domain/sync/known-agency.js';
import { readList } from '../../domain/sync/read-list.js';
import type { MalformedRow } from '../../domain/sync/read-list.js';
import type { ListedRow, SyncRow, UnreadRow } from '../../domain/sync/sync-row.js';
import type { applyChange } from './apply-change.js';
import { inWaves } from './waves.js';

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

/** What is left, to be shared: a lane that breaks off ends it for all, so that nothing is written once that is told. */
function* each(wave: readonly SyncRow[]): Generator<SyncRow> {
  yield* wave;
}

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
  const { rows, skipped, malformed, contradictions } = readList(listed);
  const told: Contradiction[] = [...contradictions];
  const changes: Record<SyncChange['kind'], number> = { new: 0, code: 0, renamed: 0, moved: 0, closed: 0 };
  let unchanged = 0;
  let done = listed.length - rows.length;

  const meant = createMeant();
  for (const [index, row] of rows.entries()) {
    meant.note(row, here);
    if (index % BREATH === 0) await breathe(undefined, { signal });
  }

  const bring = async (row: SyncRow): Promise<void> => {
    const compared = compareRow(row, here, meant);
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
    const queue = each(wave);
    const lane = async (): Promise<void> => {
      for (const row of queue) {
        signal.throwIfAborted();
        await bring(row);
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: Math.min(ABREAST, wave.length) }, lane));
    onProgress(done, listed.length);
    for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  }
  onProgress(listed.length, listed.length);
  const counts = { rows: listed.length, unchanged, changes, skipped, contradicted: told.length };
  return { counts, contradictions: ordered(told).slice(0, MOST_TOLD), malformed: malformed.slice(0, MOST_TOLD) };
};
