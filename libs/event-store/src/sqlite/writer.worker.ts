import { BroadcastChannel, parentPort, workerData } from 'node:worker_threads';
import { createLazyCommitter } from './committer.js';
import { openForWriting } from './database.js';
import type { WriteGroup } from './request.js';

const { file, channel } = workerData as { file: string; channel: string };
const committer = createLazyCommitter(() => openForWriting(file));
const others = new BroadcastChannel(channel);

parentPort?.on('message', (message: WriteGroup | 'close') => {
  if (message === 'close') {
    committer.close();
    others.close();
    parentPort?.close();
    return;
  }
  const result = committer.commit(message);
  parentPort?.postMessage(result);
  if (result.committed) others.postMessage(result.head);
});
