import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaAccess } from '@lienthong/testing';
import { startRelayProcess } from '../../../support/relay-process.js';
import { openStand, SEED } from './stand.js';

/** How long the relay sleeps once another one took over, on top of the six seconds in which the broker notices. */
export const ASLEEP_MS = Number(process.env['LIENTHONG_BUS_PAUSE_MS'] ?? 1_000);

export const relaySuperseded = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  await using hub = await stand.startHub(false);
  await using traffic = stand.startTraffic({ seed: SEED + 8 });
  await using sleeper = await startRelayProcess(stand.prepared, stand.url);
  await traffic.flowsAfter(0);
  sleeper.pause();
  const asleep = Date.now();
  await using successor = await startRelayProcess(stand.prepared, stand.url);
  await successor.said('relaying');
  await traffic.flowsAfter(asleep + 1_000);
  // The length of its sleep is the subject of the test.
  await pause(ASLEEP_MS);
  sleeper.wake();
  await sleeper.said('"kind":"superseded"');
  await traffic.flowsAfter(Date.now());
  await stand.provesAfter(traffic);
  await hub.stop();
};
