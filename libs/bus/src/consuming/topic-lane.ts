import type { ConsumedRecord } from '../port/record.js';
import { pauseBefore } from './backoff.js';
import type { Backoff } from './backoff.js';
import { createPrefix } from './prefix.js';

/** A topic's records on their way through a handler: started in order, at most `window` at once. */
export interface TopicLane {
  push(records: readonly ConsumedRecord[]): void;
  readonly queued: () => number;
  /** The offset to commit, if it moved since `committed` was last called. */
  readonly committable: () => number | undefined;
  committed(offset: number): void;
  /** Starts nothing more and drops what waits. Resolves when nothing is under way, with what need not be done again. */
  retire(): Promise<ReadonlySet<number>>;
}

export interface LaneOptions {
  readonly window: number;
  readonly onRecord: (record: ConsumedRecord) => Promise<void>;
  /** A record finished, so the prefix may have moved and there may be room. */
  readonly onFinished: () => void;
  readonly onRejected: (record: ConsumedRecord, error: unknown) => void;
  readonly retry: Backoff;
  /** The lane that this topic had before in this process: nothing starts until it is at rest. */
  readonly after?: Promise<ReadonlySet<number>>;
}

const NOTHING: ReadonlySet<number> = new Set();

export const createTopicLane = (options: LaneOptions): TopicLane => {
  const prefix = createPrefix();
  const retired = new AbortController();
  let waiting: ConsumedRecord[] = [];
  let done = NOTHING;
  let ready = options.after === undefined;
  let underWay = 0;
  let failing = 0;
  let lastCommitted = -1;
  let atRest: (() => void) | undefined;

  const isRetired = (): boolean => retired.signal.aborted;

  const attempt = async (record: ConsumedRecord): Promise<boolean> => {
    try {
      await options.onRecord(record);
      return true;
    } catch (error) {
      options.onRejected(record, error);
      return false;
    }
  };

  /** Until it works or the lane retires; true when it worked. */
  const insist = async (record: ConsumedRecord): Promise<boolean> => {
    if (await attempt(record)) return true;
    failing += 1;
    let worked = false;
    for (let attempts = 1; !worked && !isRetired(); attempts += 1) {
      await pauseBefore(options.retry, attempts, retired.signal);
      if (!isRetired()) worked = await attempt(record);
    }
    failing -= 1;
    return worked;
  };

  const run = async (record: ConsumedRecord): Promise<void> => {
    underWay += 1;
    const worked = done.has(record.offset) || (await insist(record));
    underWay -= 1;
    if (worked) prefix.finish(record.offset);
    start();
    options.onFinished();
    if (underWay === 0) atRest?.();
  };

  const start = (): void => {
    while (ready && !isRetired() && failing === 0 && underWay < options.window) {
      const record = waiting.shift();
      if (record === undefined) break;
      prefix.take(record.offset);
      void run(record);
    }
  };

  void options.after?.then((finished) => {
    done = finished;
    ready = true;
    start();
  });

  return {
    push: (records) => {
      if (isRetired()) return;
      waiting.push(...records);
      start();
    },
    queued: () => waiting.length,
    committable: () => {
      const offset = prefix.committable();
      return offset !== undefined && offset > lastCommitted ? offset : undefined;
    },
    committed: (offset) => {
      lastCommitted = Math.max(lastCommitted, offset);
      prefix.forgetBelow(lastCommitted);
    },
    retire: async () => {
      retired.abort();
      waiting = [];
      if (options.after !== undefined) done = await options.after;
      if (underWay > 0) await new Promise<void>((resolve) => (atRest = resolve));
      return new Set([...[...done].filter((offset) => offset >= lastCommitted), ...prefix.finished()]);
    },
  };
};
