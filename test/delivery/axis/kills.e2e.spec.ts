import { randomOf } from '../../support/random.js';
import { startKilledHubs } from './killed-hubs.js';
import { settledTraffic } from './settled-traffic.js';
import { startHopTraffic } from './traffic.js';
import { prepareTwoHubs } from './two-hubs.js';

const rounds = Number(process.env['LIENTHONG_AXIS_ROUNDS'] ?? 15);
const seed = Number(process.env['LIENTHONG_SEED'] ?? 20_261_127);
/** From so many rounds on it tells how far it is. */
const LONG = 50;
const began = Date.now();
const tell = (line: string): void => {
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  if (rounds >= LONG) process.stderr.write(`axis kills, ${seconds} s: ${line}\n`);
};
const msPerRound = 8_000;
/** A long run leaves a backlog, since half of the time one of the two is away. */
const settlesForMs = 120_000 + rounds * 4_000;

describe('two hubs of which one is the axis of the other, killed under load', () => {
  it(
    `lose nothing and double nothing in either direction, documents and statuses, after ${rounds} kills`,
    async () => {
      await using hubs = await prepareTwoHubs({ pollMs: 40 });
      await using killed = await startKilledHubs(hubs, randomOf(seed));
      const task = {
        ministry: hubs.ministry,
        local: { url: hubs.provinceUrl, token: hubs.local.token },
        seed,
        everyMs: 80,
      };
      await using traffic = await startHopTraffic(task);
      for (let round = 0; round < rounds; round += 1) {
        if (round % 10 === 0) tell(`${round} of ${rounds} rounds`);
        await killed.round();
      }
      await traffic.end();
      const { tally, violations } = await settledTraffic(hubs, traffic, [], tell);

      expect(tally.refusals.slice(0, 20)).toEqual([]);
      expect(violations.slice(0, 20)).toEqual([]);
      expect(tally.sent.filter(({ from }) => from === 'H49').length).toBeGreaterThan(rounds);
      expect(tally.sent.filter(({ from }) => from !== 'H49').length).toBeGreaterThan(rounds);
      // Each document was reported on by each of its recipients.
      expect(tally.reported.length).toBe(tally.sent.reduce((sum, { to }) => sum + to.length, 0));
    },
    60_000 + settlesForMs + rounds * msPerRound,
  );
});
