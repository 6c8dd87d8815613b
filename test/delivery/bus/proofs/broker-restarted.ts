import type { KafkaCluster } from '@lienthong/testing';
import { openStand, SEED } from './stand.js';

export const brokerRestarted = async (kafka: KafkaCluster): Promise<void> => {
  await using stand = await openStand(kafka);
  await using hub = await stand.startHub();
  await using traffic = stand.startTraffic({ seed: SEED + 1 });
  await traffic.flowsAfter(0);
  for (const end of ['stop', 'kill'] as const) {
    await kafka[end](1);
    await kafka.start(1);
    await traffic.flowsAfter(Date.now());
  }
  await stand.provesAfter(traffic);
  await hub.stop();
};
