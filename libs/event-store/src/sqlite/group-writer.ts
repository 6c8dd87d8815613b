import { BroadcastChannel, Worker } from 'node:worker_threads';
import { createLazyCommitter } from './committer.js';
import { openForWriting } from './database.js';
import { unavailable } from './faults.js';
import { packBatch, unpackResult } from './packing.js';
import type { Packed } from './packing.js';
import type { GroupResult, RequestBatch } from './request.js';
import { createTeller } from './teller.js';

/** Commits one group at a time; parts of the next may be added meanwhile. */
export interface GroupWriter {
  add(batch: RequestBatch): void;
  commit(count: number): Promise<GroupResult>;
  close(): Promise<void>;
}

export const createInlineWriter = (file: string, channel: string): GroupWriter => {
  const committer = createLazyCommitter(() => openForWriting(file));
  const others = new BroadcastChannel(channel);
  const tell = createTeller(others);
  return {
    add: (batch) => committer.add(batch),
    commit: (count) => {
      const result = committer.commit(count);
      tell(result);
      return Promise.resolve(result);
    },
    close: () => {
      committer.close();
      others.close();
      return Promise.resolve();
    },
  };
};

const spawnWriter = (file: string, channel: string): Worker =>
  new Worker(new URL('./writer.worker.js', import.meta.url), {
    workerData: { file, channel },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });

/** What a group leaves behind dies young; without a bound V8 lets it pile up to the size of a whole hub. */
const YOUNG_MB = 16;

/** The commits and their fsyncs happen on a thread of their own. A thread that died is replaced when next needed. */
export const createThreadWriter = (file: string, channel: string, spawn = spawnWriter): GroupWriter => {
  let worker: Worker | undefined;
  let settle: ((result: GroupResult) => void) | undefined;

  const finish = (result: GroupResult): void => {
    const waiting = settle;
    settle = undefined;
    waiting?.(result);
  };
  const start = (): Worker => {
    const started = spawn(file, channel);
    started.on('message', (packed: Packed) => finish(unpackResult(packed)));
    const lost = (): void => {
      if (worker !== started) return;
      worker = undefined;
      finish({ committed: false, fault: unavailable('its writer ended') });
    };
    started.on('error', lost);
    started.on('exit', lost);
    return started;
  };

  return {
    add: (batch) => {
      worker ??= start();
      worker.postMessage(packBatch(batch));
    },
    commit: (count) =>
      new Promise((resolve) => {
        settle = resolve;
        worker ??= start();
        worker.postMessage(count);
      }),
    close: async () => {
      const open = worker;
      if (open === undefined) return;
      const ended = new Promise((resolve) => open.once('exit', resolve));
      open.postMessage('close');
      await ended;
    },
  };
};
