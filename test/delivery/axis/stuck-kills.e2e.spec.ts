import { setTimeout as pause } from 'node:timers/promises';
import { call, json } from '../../support/api.js';
import { startAxisGate } from '../../support/axis/axis-gate.js';
import { createKit } from '../../support/axis/kit.js';
import { edxmlOf } from '../../support/edxml.js';
import { freePort } from '../../support/free-port.js';
import { randomOf } from '../../support/random.js';
import { startKilledHubs } from './killed-hubs.js';
import { settledTraffic } from './settled-traffic.js';
import { startHopTraffic } from './traffic.js';
import { prepareTwoHubs } from './two-hubs.js';

/** 3 in a short run, 40 in a long one. */
const rounds = Math.ceil(Number(process.env['LIENTHONG_AXIS_ROUNDS'] ?? 15) / 5);
const seed = Number(process.env['LIENTHONG_SEED'] ?? 20_261_128);
const msPerRound = 8_000;
const PATIENCE = { tries: 4, triesForMs: 3_000 };

interface Waits {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly outage?: string;
}

describe('one message each way that the axis answers with 20 for good, while either hub is killed', () => {
  it(
    `keeps nobody, is set aside once, survives, and arrives once when it is tried again, after ${rounds} kills`,
    async () => {
      const facePort = await freePort();
      await using gate = await startAxisGate(facePort);
      await using hubs = await prepareTwoHubs({ pollMs: 40, facePort, joinAt: gate.url, patience: PATIENCE });
      await using killed = await startKilledHubs(hubs, randomOf(seed));
      const desk = async (): Promise<readonly Waits[]> =>
        (await call(hubs.provinceUrl, hubs.operators.province, 'GET', '/v1/desk/axes')).body[
          'items'
        ] as readonly Waits[];
      const failures = async (): Promise<readonly string[]> => {
        const path = '/v1/events?type=RelayToNonERDSFailure,ReceivedFromNonERDSFailure&category=axisdesk';
        const { body } = await call(hubs.provinceUrl, hubs.operators.province, 'GET', path);
        const events = body['events'] as readonly { type: string }[];
        return events.map(({ type }) => type);
      };

      // Of the traffic, H49.217 sends statuses alone.
      const out = gate.failing('sendEdoc', (of) => of('from') === 'H49.217' && of('messagetype') === 'edoc');
      const number = `${seed}9`;
      const document = { subject: 'Kẹt', number, notation: 'KET', promulgatedOn: '2026-11-20' };
      const submitted = await call(
        hubs.provinceUrl,
        hubs.local.token,
        'POST',
        '/v1/transfers',
        json({ messageId: 'ket', from: 'H49.217', to: ['G15'], document }),
      );
      const { documentId } = submitted.body['receipt'] as { documentId: string };
      const stuckIn = `G22,2026/11/20,${number}/KET`;
      let stuckDocId = '';
      const inwards = gate.failing('getEdoc', (of) => {
        const docId = of('docid') ?? '';
        // The first that is fetched: nothing else is sent yet.
        stuckDocId ||= docId;
        return docId === stuckDocId;
      });
      const edxml = Buffer.from(edxmlOf({ from: 'G22', to: ['H49.217'], documentId: stuckIn, subject: 'Kẹt' }));
      expect((await createKit(hubs.ministry).send('G22', edxml)).json['status']).toBe('OK');
      while (inwards.times() === 0 || out.times() === 0) await pause(20);

      const task = {
        ministry: hubs.ministry,
        local: { url: hubs.provinceUrl, token: hubs.local.token },
        seed,
        everyMs: 150,
      };
      await using traffic = await startHopTraffic(task);
      for (let round = 0; round < rounds; round += 1) await killed.round();
      const deadline = Date.now() + 60_000;
      while ((await desk()).filter(({ state }) => state === 'failed').length < 2 && Date.now() < deadline)
        await pause(100);
      await Promise.all([killed.kill('province'), killed.kill('axis')]);
      await traffic.end();

      // All others came, though the two do not.
      const meanwhile = await settledTraffic(hubs, traffic);
      expect(meanwhile.tally.refusals).toEqual([]);
      expect(meanwhile.violations.slice(0, 20)).toEqual([]);
      expect(meanwhile.tally.sent.length).toBeGreaterThan(4 * rounds);
      expect(meanwhile.tally.reported.length).toBe(meanwhile.tally.sent.reduce((sum, { to }) => sum + to.length, 0));
      expect((await desk()).map(({ state, code, outage }) => ({ state, code, outage }))).toEqual(
        Array.from({ length: 2 }, () => ({ state: 'failed', code: 'axis/set-aside', outage: 'axis/system-error' })),
      );
      expect((await failures()).toSorted()).toEqual(['ReceivedFromNonERDSFailure', 'RelayToNonERDSFailure']);

      inwards.heal();
      out.heal();
      const retry = json({ reason: 'Trục đã sửa', code: 'axis/set-aside' });
      const ordered = await call(hubs.provinceUrl, hubs.operators.province, 'POST', '/v1/desk/axes/retry', retry);
      expect(ordered.body).toEqual({ ordered: 2 });
      await killed.round();
      const stuck = [
        { documentId, from: 'H49.217', to: ['G15'] },
        { documentId: stuckIn, from: 'G22', to: ['H49.217'] },
      ];
      const after = await settledTraffic(hubs, traffic, stuck);
      expect(after.violations).toEqual([]);
      expect(await desk()).toEqual([]);
      expect(await failures()).toHaveLength(2);
    },
    360_000 + rounds * (msPerRound + 4_000),
  );
});
