import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';
import { createLazyCommitter } from './committer.js';
import { openForWriting } from './database.js';
import { createTeller } from './teller.js';
import { packResult, unpackGroup } from './packing.js';
import type { Packed } from './packing.js';

const { file, channel } = workerData as { file: string; channel: string };
const committer = createLazyCommitter(() => openForWriting(file));
const others = new BroadcastChannel(channel);
const tell = createTeller(others);

parentPort?.on('message', (message: Packed | 'close') => {
  if (message === 'close') {
    committer.close();
    others.close();
    parentPort?.close();
    return;
  }
  const result = committer.commit(unpackGroup(message));
  parentPort?.postMessage(packResult(result));
  tell(result);
});
