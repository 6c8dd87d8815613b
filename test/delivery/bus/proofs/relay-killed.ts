import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaAccess } from '@lienthong/testing';
import { randomOf } from '../../../support/random.js';
import { startRelayProcess } from '../../../support/relay-process.js';
import { openStand, SEED } from './stand.js';

const KILLS = 3;

/** The relay, a process of its own, is killed in the midst of its transactions; the hub lives on. */
export const relayKilled = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  await using hub = await stand.startHub(false);
  const random = randomOf(SEED + 9);
  await using traffic = stand.startTraffic({ seed: SEED + 9 });
  let killedAt = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await using relay = await startRelayProcess(stand.prepared, stand.url);
    await traffic.flowsAfter(killedAt);
    await pause(random() * 1_000);
    await relay.kill();
    killedAt = Date.now();
  }
  await using relay = await startRelayProcess(stand.prepared, stand.url);
  await relay.said('relaying');
  await traffic.flowsAfter(killedAt);
  await stand.provesAfter(traffic);
  await hub.stop();
};
