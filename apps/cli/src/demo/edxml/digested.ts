import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@lienthong/client';
import { Fault } from '@lienthong/kernel';
import { orStop } from '../../shell/stopped.js';

const LOOK_EVERY_MS = 15;
const PATIENCE_MS = 15_000;

/** Resolves once every reaction to what the hub has accepted is done: whatever follows from it is in the inboxes. */
export const digested = async (operator: Pick<Client, 'operations'>): Promise<void> => {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const { reactors } = orStop(await operator.operations.status());
    if (reactors.every(({ lag, inFlight }) => lag === 0 && inFlight === 0)) return;
    await pause(LOOK_EVERY_MS);
  }
  throw new Fault('demo/not-digested', 'The hub is still at work on what it accepted');
};
