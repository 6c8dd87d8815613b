import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaAccess } from '@lienthong/testing';
import { randomOf } from '../../../support/random.js';
import { openStand, SEED } from './stand.js';

export const ROUNDS = Number(process.env['LIENTHONG_BUS_ROUNDS'] ?? 8);
export const MS_PER_ROUND = 20_000;

/**
 * Half of the kills are behind it within so many milliseconds, whatever else this machine does. The figure that counts is
 * that of `npm run bench -- --only recovery`, alone on the machine: 10 s at worst.
 */
const RECOVERED_MS = 30_000;

export const hubKilled = async (kafka: KafkaAccess): Promise<void> => {
  await using stand = await openStand(kafka);
  const random = randomOf(SEED);
  await using traffic = stand.startTraffic({ seed: SEED });
  const recoveries: number[] = [];
  let [killedAt, served] = [Date.now(), false];
  /** A kill counts where the hub served before it: another one's death within the last would be measured with it. */
  const untilFlowing = async (): Promise<void> => {
    const recovery = await traffic.flowsAfter(killedAt);
    if (served) recoveries.push(recovery);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    await using hub = await stand.startHub();
    // Every third is killed before it serves: while it reads the store, joins its groups, looks at tails.
    const early = round % 3 === 2;
    if (early) await pause(random() * 4_000);
    else {
      await untilFlowing();
      await pause(random() * 1_000);
    }
    await hub.kill();
    [killedAt, served] = [Date.now(), !early];
  }
  await using hub = await stand.startHub();
  await untilFlowing();
  await stand.provesAfter(traffic);
  await hub.stop();
  const sorted = recoveries.toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1] ?? 0;
  process.stdout.write(
    `recovery: ${median} ms in the median of ${sorted.length} kills, ${sorted.at(-1) ?? 0} ms at worst\n`,
  );
  expect(median).toBeLessThan(RECOVERED_MS);
};
