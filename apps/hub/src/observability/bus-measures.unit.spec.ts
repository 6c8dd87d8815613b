import { createMemoryBroker, openMemoryBus, relayShardTopic } from '@lienthong/bus';
import type { BusEdgeStatus, ShardStatus } from '@lienthong/exchange';
import { relayMeasures, startRelay } from '@lienthong/relay';
import type { RelayHub } from '@lienthong/relay';
import type { Measure, Sample } from '@lienthong/operations';
import { edgeMeasures } from './bus-measures.js';

const agencies = Array.from({ length: 1_000 }, (_, index) => `H${index}`);

/** A hub whose inboxes all hold entries that no topic shows: their topics are missing. */
const hubOf = (all: readonly string[]): RelayHub => ({
  epoch: () => Promise.resolve('0192f0a0-0000-7000-8000-000000000001'),
  inboxes: () =>
    Promise.resolve({
      inboxes: all.map((agency, head) => ({ agency, mark: { sequence: -1, offset: -1 }, generation: 0, head })),
      position: 1,
    }),
  news: (after, waitMs, signal) =>
    new Promise((resolve) => {
      const done = (): void => resolve({ grown: [], changed: false, position: after });
      if (waitMs === 0) setImmediate(done);
      else signal.addEventListener('abort', done, { once: true });
    }),
  entries: () => Promise.resolve([]),
  advance: () => Promise.resolve(),
  hold: () => Promise.resolve(),
  acknowledge: () => Promise.resolve(),
});

const read = async (measures: readonly Measure[]): Promise<ReadonlyMap<string, readonly Sample[]>> =>
  new Map(await Promise.all(measures.map(async ({ name, read: one }) => [name, await one()] as const)));

const shard = (group: string): ShardStatus => ({
  group,
  connected: true,
  topics: 500,
  lag: 500,
  records: 10,
  receipts: 4,
  refusals: 3,
  repeats: 2,
  deadLetters: 1,
});

describe('the measures of the bus', () => {
  it('name twenty of a thousand agencies that are not relayed, and count the rest', async () => {
    const broker = createMemoryBroker();
    broker.createTopic(relayShardTopic(0));
    const relay = startRelay({ bus: openMemoryBus(broker), hub: hubOf(agencies), shards: 1, onAlarm: () => undefined });
    const figures = () => read(relayMeasures(() => relay.status()));
    let seen = await figures();
    while (seen.get('lienthong_relay_held')?.[0]?.value !== 1_000) {
      await new Promise(setImmediate);
      seen = await figures();
    }
    await relay.stop();
    expect(seen.get('lienthong_relay_behind')).toEqual([{ value: 1_000 }]);
    expect(seen.get('lienthong_relay_lag_worst')).toHaveLength(20);
    expect(seen.get('lienthong_relay_lag_worst')?.[0]).toEqual({ labels: { agency: 'H999' }, value: 1_000 });
    const others = [...seen].filter(([name]) => name !== 'lienthong_relay_lag_worst');
    expect(others.map(([, samples]) => samples.length)).toEqual(others.map(() => 1));
  });

  it('count records by what became of them, for each consumer', async () => {
    const status: BusEdgeStatus = {
      ready: false,
      shards: [shard('edge-0'), shard('edge-1')],
      worst: [{ agency: 'H37', lag: 7 }],
    };
    const reconnects = new Map([['edge-1', 2]]);
    const seen = await read(edgeMeasures({ status: () => status, reconnects: () => reconnects }));
    expect(seen.get('lienthong_bus_ready')).toEqual([{ value: 0 }]);
    expect(seen.get('lienthong_bus_records_total')?.slice(0, 4)).toEqual([
      { labels: { group: 'edge-0', outcome: 'receipt' }, value: 4 },
      { labels: { group: 'edge-0', outcome: 'refusal' }, value: 3 },
      { labels: { group: 'edge-0', outcome: 'repeat' }, value: 2 },
      { labels: { group: 'edge-0', outcome: 'dead-letter' }, value: 1 },
    ]);
    expect(seen.get('lienthong_bus_lag_worst')).toEqual([{ labels: { agency: 'H37' }, value: 7 }]);
    expect(seen.get('lienthong_bus_reconnects_total')).toEqual([{ labels: { group: 'edge-1' }, value: 2 }]);
  });
});
