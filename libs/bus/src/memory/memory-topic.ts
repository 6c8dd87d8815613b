import type { Instant } from '@lienthong/kernel';
import { consumedRecord, rawOf } from '../port/consumed-record.js';
import type { TopicTail } from '../port/bus.js';
import type { BusRecord, ConsumedRecord } from '../port/record.js';

/** A transaction that its records point to; a reader at `read_committed` stops before an open one. */
export interface MemoryTransaction {
  state: 'open' | 'committed' | 'aborted';
}

type Entry =
  | { readonly kind: 'record'; readonly record: ConsumedRecord; readonly transaction: MemoryTransaction }
  | { readonly kind: 'marker' };

export interface MemoryTopic {
  append(records: readonly BusRecord[], at: Instant, transaction: MemoryTransaction): number;
  /** The marker at the end of a transaction takes a place of its own. */
  mark(): void;
  /** Readable records from an offset on, and where to read on. */
  read(from: number): { readonly records: readonly ConsumedRecord[]; readonly next: number };
  readonly tail: () => TopicTail;
  readonly start: () => number;
  /** The last stable offset: nothing from an open transaction on can be read. */
  readonly end: () => number;
  /** Records below are gone, as by retention. */
  deleteBefore(offset: number): void;
}

export const COMMITTED: MemoryTransaction = { state: 'committed' };

export const createMemoryTopic = (topic: string): MemoryTopic => {
  const log: Entry[] = [];
  let start = 0;

  const end = (): number => {
    const open = log.findIndex((entry) => entry.kind === 'record' && entry.transaction.state === 'open');
    return open === -1 ? log.length : open;
  };

  const readable = (entry: Entry | undefined): ConsumedRecord | undefined =>
    entry?.kind === 'record' && entry.transaction.state === 'committed' ? entry.record : undefined;

  const lastReadable = (stable: number): ConsumedRecord | undefined => {
    for (let offset = stable - 1; offset >= start; offset -= 1) {
      const record = readable(log[offset]);
      if (record !== undefined) return record;
    }
    return undefined;
  };

  return {
    append: (records, at, transaction) => {
      const base = log.length;
      for (const written of records) {
        const found = { topic, offset: log.length, appendedAt: at, value: written.value, raw: rawOf(written) };
        log.push({ kind: 'record', record: consumedRecord(found), transaction });
      }
      return base;
    },
    mark: () => void log.push({ kind: 'marker' }),
    read: (from) => {
      const stable = end();
      const entries = log.slice(Math.max(from, start), stable);
      return {
        records: entries.map(readable).filter((record) => record !== undefined),
        next: Math.max(from, stable),
      };
    },
    tail: () => {
      const stable = end();
      const last = lastReadable(stable);
      const open = stable < log.length ? ({ open: true } as const) : {};
      return last === undefined
        ? { kind: 'empty', start, end: stable, ...open }
        : { kind: 'record', end: stable, last, ...open };
    },
    start: () => start,
    end,
    deleteBefore: (offset) => (start = Math.min(Math.max(start, offset), log.length)),
  };
};
