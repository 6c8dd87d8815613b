import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';
import { createLazyCommitter } from './committer.js';
import { openForWriting } from './database.js';
import { packResult, unpackBatch } from './packing.js';
import type { Packed } from './packing.js';
import { createTeller } from './teller.js';

const { file, channel } = workerData as { file: string; channel: string };
const committer = createLazyCommitter(() => openForWriting(file));
const others = new BroadcastChannel(channel);
const tell = createTeller(others);

/** A part of a group; the number of requests that were in the group, to commit it; or the end. */
parentPort?.on('message', (message: Packed | number | 'close') => {
  if (message === 'close') {
    committer.close();
    others.close();
    parentPort?.close();
    return;
  }
  if (typeof message !== 'number') {
    committer.add(unpackBatch(message));
    return;
  }
  const result = committer.commit(message);
  parentPort?.postMessage(packResult(result));
  tell(result);
});
