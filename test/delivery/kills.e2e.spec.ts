import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { readWholeInbox } from '../support/api.js';
import type { ReadEntry } from '../support/api.js';
import { freePort } from '../support/free-port.js';
import { startHubProcess } from '../support/hub-process.js';
import { prepareHub } from '../support/prepared-hub.js';
import { randomOf } from '../support/random.js';
import { violationsOf } from './violations.js';
import type { Acknowledged } from './violations.js';

const rounds = Number(process.env['LIENTHONG_KILLS'] ?? 40);
const seed = Number(process.env['LIENTHONG_SEED'] ?? 20_250_701);
const msPerRound = 12_000;

describe('a hub that is killed under load', () => {
  it(
    `has every acknowledged submission in every inbox exactly once, in order and densely, after ${rounds} kills`,
    async () => {
      await using prepared = await prepareHub();
      const { dir, agency: token, mine: agencies } = prepared;
      const port = await freePort();
      const config = { dir, port, logLevel: 'fatal', rate: { perSecond: 1e6, burst: 1e6 } };
      const random = randomOf(seed);
      const task = { url: `http://127.0.0.1:${port}`, token, agencies, seed, clients: 8 };
      const loader = fork(new URL('./loader.js', import.meta.url), [JSON.stringify(task)], { stdio: 'inherit' });
      await once(loader, 'message');

      for (let round = 0; round < rounds; round += 1) {
        await using hub = await startHubProcess({ config });
        // The moment of the kill is the subject of the test.
        await pause(30 + random() * 500);
        await hub.kill();
      }

      await using hub = await startHubProcess({ config });
      const reported = once(loader, 'message') as Promise<[{ acknowledged: Acknowledged[]; refusals: string[] }]>;
      loader.send('end');
      const [{ acknowledged, refusals }] = await reported;

      const deadline = Date.now() + 60_000;
      let violations: readonly string[];
      do {
        const read = async (agency: string): Promise<[string, readonly ReadEntry[]]> => [
          agency,
          await readWholeInbox(hub.url, token, agency),
        ];
        violations = violationsOf(acknowledged, new Map(await Promise.all(agencies.map(read))));
      } while (violations.length > 0 && Date.now() < deadline);

      expect(refusals).toEqual([]);
      expect(violations.slice(0, 20)).toEqual([]);
      expect(acknowledged.length).toBeGreaterThan(rounds);
      await hub.stop();
    },
    60_000 + rounds * msPerRound,
  );
});
