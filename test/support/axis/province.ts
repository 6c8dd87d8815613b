import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Hub, HubConfig, HubParts } from '@lienthong/hub';
import { localDateAt } from '@lienthong/identifiers';
import { systemClock } from '@lienthong/kernel';
import { changeEndpoint, importAgencies, loadExampleRegister } from '@lienthong/registry';
import { connectSystem, must } from '../systems.js';

/** A province's hub: H49 and two of its communes are connected, G22 and G15 are at home on the axis `truc`. */
export interface Province extends AsyncDisposable {
  readonly dir: string;
  /** The one that runs. */
  readonly hub: Hub;
  /** Stops the hub and starts it again over the same folder, at another address. */
  restart(): Promise<void>;
  /** Speaks for the province and its communes. */
  readonly token: string;
  readonly operator: string;
}

export const AXIS = 'truc';
export const LOCAL = ['H49', 'H49.204', 'H49.217'] as const;
export const CENTRAL = ['G22', 'G15'] as const;

/** Impatient, so that outages in tests are short; what fails beside others is set aside after a few seconds. */
export const IMPATIENT = {
  patience: { baseMs: 10, maxMs: 80, tries: 4, triesForMs: 4_000, slowMs: 100 },
  line: { idleMs: 700, wholeMs: 5_000 },
};

/** What tells a hub that agencies are at home on an axis. */
export const settleAt = async (hub: Hub, axis: string, agencies: readonly string[]): Promise<void> => {
  const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
  const from = localDateAt(systemClock.now());
  for (const code of agencies) {
    const found = hub.registry.register.resolve(code, systemClock.now());
    if (found.kind !== 'live') throw new Error(`${code} is ${found.kind}`);
    must(await changeEndpoint(ports)(found.agency.agencyId, { from, endpoint: { kind: 'axis', address: axis } }));
  }
};

export const startProvince = async (config: Partial<HubConfig> = {}, parts: HubParts = {}): Promise<Province> => {
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const { token: operator } = await initHub(dir);
  const start = () =>
    startHub(
      {
        ...DEFAULT_CONFIG,
        dir,
        port: 0,
        logLevel: 'silent',
        connector: IMPATIENT,
        rate: { perSecond: 1e6, burst: 1e6 },
        ...config,
      },
      parts,
    );
  let hub = await start();
  await importAgencies({ store: hub.exchange.store, registry: hub.registry, clock: systemClock })(
    await loadExampleRegister(),
  );
  const mandates = LOCAL.map((agency) => ({ agency }));
  const { token } = await connectSystem(hub)('qlvb-h49', { role: 'agency', mandates });
  await settleAt(hub, AXIS, CENTRAL);
  return {
    dir,
    get hub() {
      return hub;
    },
    restart: async () => {
      await hub[Symbol.asyncDispose]();
      hub = await start();
    },
    token,
    operator,
    [Symbol.asyncDispose]: async () => {
      await hub[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

export interface AxisAccess {
  readonly url: string;
  readonly systemId: string;
  readonly secret: string;
}

/** Joins the axis at once, looking every 30 ms. */
export const joinAxis = async (hub: Hub, { url, systemId, secret }: AxisAccess, pollMs = 30): Promise<void> => {
  const address = { axis: AXIS, endpoint: url, systemId, organId: 'H49', pollMs };
  must(await hub.connector.connector.join(address, secret, false, { role: 'operator', system: 'operator' }));
};
