import { agencyTopics } from '@lienthong/bus';
import type { KafkaCluster } from '@lienthong/testing';
import { eventually } from '../../../support/eventually.js';
import { openStand, SEED } from './stand.js';

/** Kills the leader of what an agency reads, of what it writes, and of the relay's transactions. */
export const leaderKilled = async (kafka: KafkaCluster): Promise<void> => {
  await using stand = await openStand(kafka, { replicas: 3 });
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 2 });
  await traffic.flowsAfter(0);
  const { in: inbox, out } = agencyTopics(stand.prepared.agencies[0] ?? '');
  for (const topic of [inbox, out, '__transaction_state']) {
    const leader = await eventually(
      () => kafka.leaderOf(topic),
      (found) => found !== undefined,
    );
    if (leader === undefined) throw new Error(`Nobody leads ${topic}`);
    await kafka.kill(leader);
    await traffic.flowsAfter(Date.now());
    await kafka.start(leader);
  }
  await stand.provesAfter(traffic);
  await hub.stop();
};
