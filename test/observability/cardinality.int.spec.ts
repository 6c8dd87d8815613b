import { agencyTopics, createMemoryBroker, openMemoryBus } from '@lienthong/bus';
import type { Bus } from '@lienthong/bus';
import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import { createLog } from '@lienthong/http-edge';
import { systemClock } from '@lienthong/kernel';
import { importAgencies } from '@lienthong/registry';
import { relayShardTopic } from '@lienthong/bus';
import { call, json } from '../support/api.js';
import { eventually } from '../support/eventually.js';
import { prepareHub } from '../support/prepared-hub.js';
import { connectSystem } from '../support/systems.js';

const codes = Array.from({ length: 1_000 }, (_, index) => `H26.${String(1_000 + index)}`);

/** A bus whose records are never done with, until it is let go. */
const unheard = (bus: Bus, letGo: Promise<void>): Bus => ({
  ...bus,
  consume: (options) => bus.consume({ ...options, onRecord: () => letGo }),
});

const named = (text: string, name: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(`${name}{`));

describe('the metrics of a hub with a thousand agencies on the bus, all of them behind', () => {
  it('name twenty agencies each way, and no other', async () => {
    await using prepared = await prepareHub();
    const broker = createMemoryBroker();
    broker.createTopic(relayShardTopic(0));
    for (const code of codes) {
      const { out } = agencyTopics(code);
      broker.createTopic(out);
      broker.append([{ topic: out, records: [{ key: null, value: Buffer.from('x'), headers: {} }] }]);
    }
    const letGo = Promise.withResolvers<undefined>();
    const connection = { brokers: ['none:9092'], tls: {} };
    await using hub = await startHub(
      {
        ...DEFAULT_CONFIG,
        dir: prepared.dir,
        port: 0,
        bus: { connection, relay: true, relayShards: 1, edgeShards: 1 },
      },
      { log: createLog({ level: 'silent' }), openBus: () => unheard(openMemoryBus(broker), letGo.promise) },
    );
    using _ = { [Symbol.dispose]: () => letGo.resolve(undefined) };
    const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
    const records = codes.map((code) => ({ code, name: code, level: 'province', from: '2020-01-01', source: 'test' }));
    expect(await importAgencies(ports)(records)).toMatchObject({ added: 1_000, refused: [] });
    const mandates = codes.map((agency) => ({ agency }));
    await connectSystem(hub)('all', { role: 'agency', mandates });
    for (const code of codes) {
      const granted = await call(hub.url, prepared.operator, 'PUT', `/v1/systems/all/bus-mandates/${code}`, json({}));
      expect(granted.status).toBeLessThan(300);
    }
    const document = { subject: 'Thử', number: '1', notation: 'TB', promulgatedOn: '2026-11-20' };
    for (let from = 0; from < codes.length; from += 100) {
      const to = codes.slice(from, from + 100);
      const submission = { messageId: String(from), from: 'G22', to, document };
      const sent = await call(hub.url, prepared.agency, 'POST', '/v1/transfers', json(submission));
      expect(sent.status).toBe(201);
    }
    const scrape = async () => (await call(hub.url, prepared.operator, 'GET', '/metrics')).body['text'] as string;
    const text = await eventually(
      scrape,
      (seen) => named(seen, 'lienthong_bus_lag_worst').length > 0 && seen.includes('\nlienthong_relay_behind 1000\n'),
    );
    expect(named(text, 'lienthong_bus_lag_worst')).toHaveLength(20);
    expect(named(text, 'lienthong_relay_lag_worst')).toHaveLength(20);
    expect(text.split('\n').filter((line) => line.includes('H26.'))).toHaveLength(40);
    expect(text).toContain('\nlienthong_relay_held 1000\n');
  }, 180_000);
});
