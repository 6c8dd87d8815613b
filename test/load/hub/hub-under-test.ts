import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { BusConfig, Hub, HubBus } from '@lienthong/hub';
import type { KafkaConnection } from '@lienthong/bus';
import { systemClock } from '@lienthong/kernel';
import { createLatencies } from '../generator/latencies.js';
import type { Percentiles } from '../generator/latencies.js';
import { memoryOf } from '../processes/memory.js';
import type { Memory } from '../processes/memory.js';
import { serve } from '../processes/serve.js';
import { threadTimes } from '../processes/thread-times.js';
import { SHARDS } from '../bus/broker.js';
import { grantBusMandates, nameOf, populate } from './agencies.js';
import type { Speaker } from './agencies.js';
import { issueSecrets } from './axis-speakers.js';
import type { AxisAddress } from './axis-speakers.js';
import { settle } from './settle.js';

export interface HubStart {
  readonly dir: string;
  /** 0: the folder was filled before. */
  readonly agencies: number;
  /** The broker; every agency then has a bus mandate. */
  readonly bus?: KafkaConnection;
  /** Serves the axis, with a secret for each speaker. */
  readonly axis?: boolean;
}

export interface HubAddress {
  readonly url: string;
  readonly speakers: readonly Speaker[];
  readonly axis?: AxisAddress;
}

/** The limit per system is a rule of service; the measure is what the hub can do without it. */
const UNBOUNDED = { perSecond: 1_000_000, burst: 1_000_000 };

const UNBOUNDED_AXIS = {
  host: '127.0.0.1',
  port: 0,
  allowPlainHttp: false,
  limits: { rate: UNBOUNDED, concurrent: 10_000 },
};

/** Records written to `in` topics so far, and in how many transactions. */
export interface Relayed {
  readonly relayed: number;
  readonly transactions: number;
}

let hub: Hub | undefined;

const running = (): Hub => {
  if (!hub) throw new Error('The hub was not started.');
  return hub;
};

const busOf = (connection: KafkaConnection): BusConfig => ({
  connection,
  relay: true,
  relayShards: SHARDS.relays,
  edgeShards: SHARDS.edges,
});

const busRunning = (): HubBus => {
  const { bus } = running();
  if (!bus) throw new Error('The hub has no bus.');
  return bus;
};

/** Every agency is read, and every topic relayed. */
const isOnTheBus = (): boolean => {
  const { edge, relay } = busRunning();
  const topics = running().registry.busMandates.agencies().length;
  const read = edge.status().shards.reduce((sum, shard) => sum + shard.topics, 0);
  return edge.status().ready && read === topics && relay?.status().topics === topics;
};

const offered = {
  start: async ({ dir, agencies, bus, axis }: HubStart): Promise<HubAddress> => {
    const operator = agencies > 0 ? (await initHub(dir)).token : '';
    hub = await startHub({
      ...DEFAULT_CONFIG,
      dir,
      port: 0,
      logLevel: 'error',
      rate: UNBOUNDED,
      ...(bus && { bus: busOf(bus) }),
      ...(axis && { axis: UNBOUNDED_AXIS }),
    });
    const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
    const speakers = agencies > 0 ? await populate(ports, agencies) : [];
    if (bus && agencies > 0) await grantBusMandates(ports, agencies);
    if (!hub.axis) return { url: hub.url, speakers };
    const named = speakers.map((speaker, share) => ({ ...speaker, systemId: nameOf(share) }));
    return {
      url: hub.url,
      speakers,
      axis: { url: hub.axis.url, speakers: await issueSecrets(hub.url, operator, named) },
    };
  },
  onTheBus: async (): Promise<void> => {
    while (!isOnTheBus()) await pause(20);
  },
  relayed: (): Relayed => {
    const { relayed = 0, transactions = 0 } = busRunning().relay?.status() ?? {};
    return { relayed, transactions };
  },
  settle: () => settle(running()),
  /** The trace model alone, without HTTP: how long it takes to read all events of each transfer. */
  readTraces: (transfers: readonly string[]): Percentiles => {
    const { traces } = running().exchange.models;
    const latencies = createLatencies();
    for (const transfer of transfers) {
      const from = performance.now();
      traces.eventsOf(transfer, 0, 1000);
      latencies.record(performance.now() - from);
    }
    return latencies.percentiles();
  },
  threadTimes,
  memory: memoryOf,
  stop: async (): Promise<Memory> => {
    const memory = memoryOf();
    await running()[Symbol.asyncDispose]();
    return { ...memory, peakRssMb: memoryOf().peakRssMb };
  },
};

export type HubCalls = typeof offered;

if (process.send) serve(offered);
