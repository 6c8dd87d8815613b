import { agencyTopics } from '@lienthong/bus';
import type { KafkaCluster } from '@lienthong/testing';
import { eventually } from '../../../support/eventually.js';
import { openStand, SEED } from './stand.js';

/** Kills the leader of what an agency reads, then every other broker: what leads and coordinates the rest is among them. */
export const leaderKilled = async (kafka: KafkaCluster): Promise<void> => {
  await using stand = await openStand(kafka, { replicas: 3 });
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 2 });
  await traffic.flowsAfter(0);
  const { in: inbox } = agencyTopics(stand.prepared.agencies[0] ?? '');
  const leader = await eventually(
    () => kafka.leaderOf(inbox),
    (found) => found !== undefined,
  );
  if (leader === undefined) throw new Error(`Nobody leads ${inbox}`);
  for (const broker of [leader, ...kafka.ids.filter((id) => id !== leader)]) {
    await kafka.kill(broker);
    await traffic.flowsAfter(Date.now());
    await kafka.start(broker);
  }
  await stand.provesAfter(traffic);
  await hub.stop();
};
