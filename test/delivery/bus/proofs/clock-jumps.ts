import type { KafkaAccess } from '@lienthong/testing';
import { hourMs } from '../../../support/systems.js';
import { openStand, SEED } from './stand.js';

/** Forwards, back behind where it began, and home. */
const JUMPS = [6 * hourMs, -6 * hourMs, 1, -1, 0];

export const clockJumps = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 6 });
  await traffic.flowsAfter(0);
  for (const shiftMs of JUMPS) {
    await hub.tell({ type: 'clock', shiftMs }, 'shifted');
    await traffic.flowsAfter(Date.now());
  }
  await stand.provesAfter(traffic);
  await hub.stop();
};
