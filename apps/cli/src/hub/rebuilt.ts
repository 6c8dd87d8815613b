import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Rebuild } from '@lienthong/client';
import { orStop } from '../shell/stopped.js';

const LOOK_EVERY_MS = 300;

/** The rebuild once it is over. */
export const rebuilt = async (
  client: Pick<Client, 'operations'>,
  name: string,
  onProgress: (rebuild: Rebuild) => void,
): Promise<Rebuild> => {
  for (;;) {
    const rebuild = orStop(await client.operations.rebuildOf(name));
    onProgress(rebuild);
    if (rebuild.state !== 'running' && rebuild.state !== 'cancelling') return rebuild;
    await pause(LOOK_EVERY_MS);
  }
};
