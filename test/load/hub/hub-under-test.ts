import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { createLatencies } from '../generator/latencies.js';
import type { Percentiles } from '../generator/latencies.js';
import { memoryOf } from '../processes/memory.js';
import type { Memory } from '../processes/memory.js';
import { serve } from '../processes/serve.js';
import { threadTimes } from '../processes/thread-times.js';
import { populate } from './agencies.js';
import type { Speaker } from './agencies.js';
import { settle } from './settle.js';

export interface HubStart {
  readonly dir: string;
  /** 0: the folder was filled before. */
  readonly agencies: number;
}

export interface HubAddress {
  readonly url: string;
  readonly speakers: readonly Speaker[];
}

/** The limit per system is a rule of service; the measure is what the hub can do without it. */
const UNBOUNDED = { perSecond: 1_000_000, burst: 1_000_000 };

let hub: Hub | undefined;

const running = (): Hub => {
  if (!hub) throw new Error('The hub was not started.');
  return hub;
};

const offered = {
  start: async ({ dir, agencies }: HubStart): Promise<HubAddress> => {
    if (agencies > 0) await initHub(dir);
    hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'error', rate: UNBOUNDED });
    const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
    const speakers = agencies > 0 ? await populate(ports, agencies) : [];
    return { url: hub.url, speakers };
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
