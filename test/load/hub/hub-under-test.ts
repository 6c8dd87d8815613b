import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { serve } from '../processes/serve.js';
import { populate } from './agencies.js';
import type { Speaker } from './agencies.js';

export interface HubStart {
  readonly dir: string;
  /** 0: the folder was filled before. */
  readonly agencies: number;
}

export interface HubAddress {
  readonly url: string;
  readonly speakers: readonly Speaker[];
}

export interface HubMemory {
  readonly peakRssMb: number;
}

export interface Settled {
  /** Time until reactors and projections had finished everything that stood in the store at the call. */
  readonly backlogMs: number;
  readonly parked: number;
}

/** The limit per system is a rule of service; the measure is what the hub can do without it. */
const UNBOUNDED = { perSecond: 1_000_000, burst: 1_000_000 };
const PATIENCE_MS = 600_000;

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
  settle: async (): Promise<Settled> => {
    const { exchange, projections } = running();
    const from = performance.now();
    const parked = exchange.reactors.reduce((sum, reactor) => sum + reactor.parked().length, 0);
    // What the reactors append at this instant is work of the same backlog.
    for (let head = -1; head !== (await exchange.store.head());) {
      head = await exchange.store.head();
      await Promise.all([
        ...exchange.reactors.map((reactor) => reactor.caughtUp(head)),
        ...projections.statuses().map(({ name }) => projections.caughtUp(name, head, PATIENCE_MS)),
      ]);
    }
    return { backlogMs: performance.now() - from, parked };
  },
  memory: (): HubMemory => ({ peakRssMb: process.resourceUsage().maxRSS / 1024 }),
  stop: async (): Promise<HubMemory> => {
    await running()[Symbol.asyncDispose]();
    return { peakRssMb: process.resourceUsage().maxRSS / 1024 };
  },
};

export type HubCalls = typeof offered;

if (process.send) serve(offered);
