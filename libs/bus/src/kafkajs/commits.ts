import { setTimeout as wait } from 'node:timers/promises';
import type { ConsumerLanes } from '../consuming/lanes.js';

export interface TopicOffset {
  readonly topic: string;
  readonly offset: number;
}

/** Commits what moved, several topics in one request, one request at a time. */
export interface Commits {
  moved(): void;
  /** Commits what is finished, and waits for it. */
  flush(): Promise<void>;
  readonly last: (topic: string) => number | undefined;
}

/** Records that finish within it share a request. */
const GATHER_MS = 10;

export const createCommits = (
  lanes: ConsumerLanes,
  commit: (offsets: readonly TopicOffset[]) => Promise<void>,
): Commits => {
  const last = new Map<string, number>();
  let running: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    const offsets = lanes.committable();
    if (offsets.length === 0) return;
    await commit(offsets);
    lanes.committed(offsets);
    for (const { topic, offset } of offsets) last.set(topic, offset);
  };

  const run = async (): Promise<void> => {
    await wait(GATHER_MS, undefined, { ref: false });
    // A commit that fails is made good by the next one, or by delivering again after the rebalance that it met.
    const worked = await flush().then(
      () => true,
      () => false,
    );
    running = undefined;
    if (worked && lanes.committable().length > 0) moved();
  };

  const moved = (): void => {
    running ??= run();
  };

  return {
    moved,
    flush: async () => {
      await running;
      await flush().catch(() => undefined);
    },
    last: (topic) => last.get(topic),
  };
};
