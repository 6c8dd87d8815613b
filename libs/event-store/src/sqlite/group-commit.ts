import { setImmediate } from 'node:timers';
import { Fault } from '@lienthong/kernel';
import { toFault } from './faults.js';
import type { GroupWriter } from './group-writer.js';
import type { GroupResult, WriteRequest, WriteResult } from './request.js';

export interface WriterStats {
  readonly groups: number;
  readonly failedGroups: number;
  readonly requests: number;
  readonly largestGroup: number;
  /** Requests that wait for a group. */
  readonly queued: number;
}

export type Committed = Exclude<WriteResult, { readonly kind: 'fault' }>;

export interface GroupCommit {
  /** Rejects with the request's own Fault, or with that of its whole group. `bytes` weighs it against the group cap. */
  submit(request: WriteRequest, bytes: number): Promise<Committed>;
  readonly stats: () => WriterStats;
  /** Writes all that was submitted, then refuses. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly request: WriteRequest;
  readonly bytes: number;
  readonly resolve: (result: Committed) => void;
  readonly reject: (fault: Fault) => void;
}

export const MAX_GROUP_REQUESTS = 1024;
const MAX_GROUP_BYTES = 8 * 1024 * 1024;

/** Requests gather during a turn of the event loop, or while the group before them commits; then they go together. */
export const createGroupCommit = (writer: GroupWriter, now: () => number, onGrown: () => void): GroupCommit => {
  let waiting: Waiting[] = [];
  let busy = false;
  let head = 0;
  let closing: Promise<void> | undefined;
  let idle: (() => void) | undefined;
  const stats = { groups: 0, failedGroups: 0, requests: 0, largestGroup: 0 };

  const take = (): Waiting[] => {
    let bytes = 0;
    let count = 0;
    for (const item of waiting) {
      bytes += item.bytes;
      if (count > 0 && (bytes > MAX_GROUP_BYTES || count >= MAX_GROUP_REQUESTS)) break;
      count += 1;
    }
    const group = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return group;
  };

  const settle = (group: readonly Waiting[], result: GroupResult): void => {
    stats.groups += 1;
    stats.requests += group.length;
    stats.largestGroup = Math.max(stats.largestGroup, group.length);
    if (!result.committed) {
      stats.failedGroups += 1;
      for (const item of group) item.reject(toFault(result.fault));
      return;
    }
    group.forEach((item, index) => {
      const own = result.results[index];
      if (own === undefined) item.reject(new Fault('store/failed', 'The writer gave no result.'));
      else if (own.kind === 'fault') item.reject(toFault(own.fault));
      else item.resolve(own);
    });
    if (result.head > head) onGrown();
    head = result.head;
  };

  const flush = async (): Promise<void> => {
    const group = take();
    settle(group, await writer.write({ at: now(), requests: group.map(({ request }) => request) }));
    // A turn later, so that those who were just answered can join the next group.
    setImmediate(next);
  };
  const next = (): void => {
    busy = waiting.length > 0;
    if (busy) void flush();
    else idle?.();
  };

  return {
    submit: (request, bytes) =>
      new Promise((resolve, reject) => {
        if (closing !== undefined) {
          reject(new Fault('store/closed', 'The event store is closed.'));
          return;
        }
        waiting.push({ request, bytes, resolve, reject });
        if (busy) return;
        busy = true;
        setImmediate(next);
      }),
    stats: () => ({ ...stats, queued: waiting.length }),
    close: () =>
      (closing ??= (async () => {
        if (busy) await new Promise<void>((resolve) => (idle = resolve));
        await writer.close();
      })()),
  };
};
