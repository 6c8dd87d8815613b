import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaAccess } from '@lienthong/testing';
import { randomOf } from '../../../support/random.js';
import { openStand, SEED } from './stand.js';

export const ROUNDS = Number(process.env['LIENTHONG_BUS_ROUNDS'] ?? 10);
export const MS_PER_ROUND = 20_000;

/** A hub that comes back takes up its traffic within so many milliseconds of the kill. */
const RECOVERED_MS = 10_000;

export const hubKilled = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  const random = randomOf(SEED);
  await using traffic = stand.startTraffic({ seed: SEED });
  const recoveries: number[] = [];
  let killedAt = Date.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    await using hub = await stand.startHub();
    // Every third is killed before it serves: while it reads the store, joins its groups, looks at tails.
    if (round % 3 === 2) await pause(random() * 4_000);
    else {
      const recovery = await traffic.flowsAfter(killedAt);
      if (round > 0 && round % 3 === 1) recoveries.push(recovery);
      await pause(random() * 1_000);
    }
    await hub.kill();
    killedAt = Date.now();
  }
  await using hub = await stand.startHub();
  await traffic.flowsAfter(killedAt);
  await stand.provesAfter(traffic);
  await hub.stop();
  const [median = 0, worst = 0] = [
    recoveries.toSorted((a, b) => a - b)[recoveries.length >> 1],
    Math.max(...recoveries),
  ];
  process.stdout.write(`recovery: ${median} ms in the median of ${recoveries.length} kills, ${worst} ms at worst\n`);
  expect(worst).toBeLessThan(RECOVERED_MS);
};
