import { setImmediate } from 'node:timers';
import { Fault } from '@lienthong/kernel';
import { toFault, unavailable } from './faults.js';
import type { GroupWriter } from './group-writer.js';
import type { Settled } from './recent-events.js';
import type { GroupResult, WriteRequest, WriteResult } from './request.js';

export interface WriterStats {
  readonly groups: number;
  readonly failedGroups: number;
  readonly requests: number;
  readonly largestGroup: number;
  /** Requests that wait for their group to be committed. */
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
  at: number;
  readonly resolve: (result: Committed) => void;
  readonly reject: (fault: Fault) => void;
}

const MAX_REQUESTS = 1024;
const MAX_BYTES = 8 * 1024 * 1024;
/** A group goes to the writer in parts, so that it inserts the first while the next are encoded. */
const PART = 32;
/** From so many requests in a group on, the next may wait: a commit costs the same for ten as for a hundred. */
const BUSY_GROUP = 8;
const GATHER_MS = 10;

interface Gathering {
  readonly items: Waiting[];
  bytes: number;
  sent: number;
}

const gathering = (): Gathering => ({ items: [], bytes: 0, sent: 0 });

/** A restriction stands alone: it must not share the fate of appends that it is to make possible. */
const fits = ({ items, bytes }: Gathering, { request, bytes: more }: Waiting): boolean =>
  items.length === 0 ||
  (request.kind !== 'restrict' &&
    items[0]?.request.kind !== 'restrict' &&
    items.length < MAX_REQUESTS &&
    bytes + more <= MAX_BYTES);

const settledOf = (group: readonly Waiting[], results: readonly WriteResult[]): readonly Settled[] =>
  group.flatMap(({ request, at }, index) => {
    const result = results[index];
    return result === undefined ? [] : [{ request, result, at }];
  });

/** Requests gather during a turn of the event loop, or while the group before them commits; then they go together. */
export const createGroupCommit = (
  writer: GroupWriter,
  now: () => number,
  onGrown: (group: readonly Settled[]) => void,
): GroupCommit => {
  let open = gathering();
  let overflow: Waiting[] = [];
  let committing: readonly Waiting[] = [];
  let busy = false;
  let patience: NodeJS.Timeout | undefined;
  let lastGroup = 0;
  let head = 0;
  let closing: Promise<void> | undefined;
  let idle: (() => void) | undefined;
  const stats = { groups: 0, failedGroups: 0, requests: 0, largestGroup: 0 };

  const send = (): void => {
    const part = open.items.slice(open.sent);
    const at = now();
    for (const item of part) item.at = at;
    if (part.length > 0) writer.add({ at, requests: part.map(({ request }) => request) });
    open.sent = open.items.length;
  };
  const gather = (item: Waiting): void => {
    open.items.push(item);
    open.bytes += item.bytes;
    if (open.items.length - open.sent >= PART) send();
    if (patience !== undefined && open.items.length >= lastGroup) next();
  };
  /** After a big group the next waits to become as big, for a few milliseconds at most. */
  const later = (): void => {
    if (lastGroup < BUSY_GROUP || open.items.length >= lastGroup) setImmediate(next);
    else patience = setTimeout(next, GATHER_MS);
  };

  const settle = (group: readonly Waiting[], result: GroupResult): void => {
    stats.groups += 1;
    stats.requests += group.length;
    lastGroup = group.length;
    stats.largestGroup = Math.max(stats.largestGroup, group.length);
    if (!result.committed) {
      stats.failedGroups += 1;
      for (const item of group) item.reject(toFault(result.fault));
      return;
    }
    group.forEach((item, index) => {
      const own = result.results[index];
      if (own === undefined) item.reject(toFault(unavailable('it gave no result')));
      else if (own.kind === 'fault') item.reject(toFault(own.fault));
      else item.resolve(own);
    });
    if (result.head > head) onGrown(settledOf(group, result.results));
    head = result.head;
  };

  const commit = async (): Promise<void> => {
    send();
    committing = open.items;
    const result = writer.commit(committing.length);
    open = gathering();
    const left = overflow.findIndex((item) => {
      if (!fits(open, item)) return true;
      gather(item);
      return false;
    });
    overflow = left === -1 ? [] : overflow.slice(left);
    settle(committing, await result);
    committing = [];
    // Later, so that those who were just answered can join the next group.
    later();
  };
  const next = (): void => {
    clearTimeout(patience);
    patience = undefined;
    busy = open.items.length > 0;
    if (busy) void commit();
    else idle?.();
  };

  return {
    submit: (request, bytes) =>
      new Promise((resolve, reject) => {
        if (closing !== undefined) {
          reject(new Fault('store/closed', 'The event store is closed.'));
          return;
        }
        const item: Waiting = { request, bytes, at: 0, resolve, reject };
        if (overflow.length > 0 || !fits(open, item)) overflow.push(item);
        else gather(item);
        if (busy) return;
        busy = true;
        setImmediate(next);
      }),
    stats: () => ({ ...stats, queued: open.items.length + overflow.length + committing.length }),
    close: () =>
      (closing ??= (async () => {
        if (busy) await new Promise<void>((resolve) => (idle = resolve));
        await writer.close();
      })()),
  };
};
