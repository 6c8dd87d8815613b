import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@lienthong/client';
import { orStop } from '../shell/stopped.js';

const LOOK_EVERY_MS = 300;
/** An axis may be away, or list no longer what it held: then it goes on without anybody looking. */
const STANDS_STILL_MS = 10_000;

/** Looks on while what was ordered is tried; how many were not when nothing moved any more. */
export const retried = async (client: Pick<Client, 'axes'>, onLeft: (left: number) => void): Promise<number> => {
  let fewest = Infinity;
  let movedAt = performance.now();
  for (;;) {
    const left = orStop(await client.axes.failed({ limit: 1 })).counts.ordered;
    onLeft(left);
    if (left < fewest) movedAt = performance.now();
    fewest = Math.min(fewest, left);
    if (left === 0 || performance.now() - movedAt > STANDS_STILL_MS) return left;
    await pause(LOOK_EVERY_MS);
  }
};
