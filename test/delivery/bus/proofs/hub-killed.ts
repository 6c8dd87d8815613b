import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaAccess } from '@lienthong/testing';
import { randomOf } from '../../../support/random.js';
import { openStand, SEED } from './stand.js';

export const ROUNDS = Number(process.env['LIENTHONG_BUS_ROUNDS'] ?? 10);
export const MS_PER_ROUND = 20_000;

/**
 * A hub that comes back takes up its traffic within so many milliseconds of the kill, as a rule: the worst of many kills on
 * a machine that others use, too, says more of them. `npm run bench -- --only recovery` holds the worst to it.
 */
const RECOVERED_MS = 10_000;

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
