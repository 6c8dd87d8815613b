import { setTimeout as pause } from 'node:timers/promises';
import { readRawInbox } from '../../support/api.js';
import { CENTRAL, LOCAL } from '../../support/axis/province.js';
import { startHubProcess } from '../../support/hub-process.js';
import type { HubProcess } from '../../support/hub-process.js';
import { randomOf } from '../../support/random.js';
import { hopViolationsOf } from './hop-violations.js';
import type { Seen } from './hop-violations.js';
import { startHopTraffic } from './traffic.js';
import { prepareTwoHubs } from './two-hubs.js';
import type { TwoHubs } from './two-hubs.js';

const rounds = Number(process.env['LIENTHONG_AXIS_ROUNDS'] ?? 15);
const seed = Number(process.env['LIENTHONG_SEED'] ?? 20_261_127);
const msPerRound = 8_000;
/** Without a message less that is missing. */
const settleMs = 60_000;
/** A long run leaves a backlog, since half of the time one of the two is away. */
const settlesForMs = 120_000 + rounds * 4_000;

const inboxesOf = async (hubs: TwoHubs): Promise<ReadonlyMap<string, readonly Seen[]>> => {
  const read = async (url: string, token: string, agency: string): Promise<[string, readonly Seen[]]> => {
    const entries = await readRawInbox(url, token, agency);
    return [
      agency,
      entries.map(({ sequence, entry }) => {
        const { kind, from, head, documentId, code } = entry as unknown as {
          kind: string;
          from: string;
          head?: { documentId: string };
          documentId?: string;
          code?: string;
        };
        const id = head?.documentId ?? documentId ?? '';
        return { sequence, kind, from, documentId: id, ...(code === undefined ? {} : { code }) };
      }),
    ];
  };
  return new Map(
    await Promise.all([
      ...CENTRAL.map((agency) => read(hubs.axisUrl, hubs.ministry.token, agency)),
      ...LOCAL.map((agency) => read(hubs.provinceUrl, hubs.local.token, agency)),
    ]),
  );
};

describe('two hubs of which one is the axis of the other, killed under load', () => {
  it(
    `lose nothing and double nothing in either direction, documents and statuses, after ${rounds} kills`,
    async () => {
      await using hubs = await prepareTwoHubs({ pollMs: 40 });
      const random = randomOf(seed);
      const configs = { axis: hubs.axis, province: hubs.province };
      const running = {
        axis: await startHubProcess({ config: configs.axis }),
        province: await startHubProcess({ config: configs.province }),
      };
      await using stopped = new AsyncDisposableStack();
      stopped.defer(async () => {
        await Promise.all(Object.values(running).map((hub: HubProcess) => hub[Symbol.asyncDispose]()));
      });
      const task = {
        ministry: hubs.ministry,
        local: { url: hubs.provinceUrl, token: hubs.local.token },
        seed,
        everyMs: 80,
      };
      await using traffic = await startHopTraffic(task);

      for (let round = 0; round < rounds; round += 1) {
        // The moment of the kill is the subject of the test.
        await pause(100 + random() * 900);
        const victim = random() < 0.5 ? 'axis' : 'province';
        await running[victim].kill();
        await pause(random() * 300);
        running[victim] = await startHubProcess({ config: configs[victim] });
      }

      await traffic.end();
      let deadline = Date.now() + settleMs;
      let violations: readonly string[] = [];
      let fewest = Infinity;
      let tally = await traffic.tally();
      let told = -1;
      do {
        await pause(500);
        told = tally.reported.length;
        tally = await traffic.tally();
        violations = hopViolationsOf({ ...tally, inboxes: await inboxesOf(hubs) });
        if (violations.length < fewest) deadline = Date.now() + settleMs;
        fewest = Math.min(fewest, violations.length);
      } while ((violations.length > 0 || tally.reported.length > told) && Date.now() < deadline);

      expect(tally.refusals).toEqual([]);
      expect(violations.slice(0, 20)).toEqual([]);
      expect(tally.sent.filter(({ from }) => from === 'H49').length).toBeGreaterThan(rounds);
      expect(tally.sent.filter(({ from }) => from !== 'H49').length).toBeGreaterThan(rounds);
      // Each document was reported on by each of its recipients.
      expect(tally.reported.length).toBe(tally.sent.reduce((sum, { to }) => sum + to.length, 0));
    },
    60_000 + settlesForMs + rounds * msPerRound,
  );
});
