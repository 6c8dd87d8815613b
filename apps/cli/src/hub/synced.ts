import { setTimeout as pause } from 'node:timers/promises';
import type { AxisSync, Client } from '@lienthong/client';
import { orStop } from '../shell/stopped.js';

const LOOK_EVERY_MS = 300;

/** Starts a synchronisation, or finds the one that runs. */
export const startedOrFollowed = async (
  client: Pick<Client, 'axes'>,
  axis: string,
): Promise<'started' | 'followed'> => {
  const started = await client.axes.sync(axis);
  if (!started.ok && started.refusal.code === 'axis/sync-runs') return 'followed';
  orStop(started);
  return 'started';
};

/** The synchronisation once it is over. */
export const synced = async (
  client: Pick<Client, 'axes'>,
  axis: string,
  onProgress: (sync: AxisSync) => void,
): Promise<AxisSync> => {
  for (;;) {
    const sync = orStop(await client.axes.synced(axis));
    onProgress(sync);
    if (sync.state !== 'running') return sync;
    await pause(LOOK_EVERY_MS);
  }
};
