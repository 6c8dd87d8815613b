import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Hub, HubConfig } from '@lienthong/hub';
import type { PatiencePolicy } from '@lienthong/axis-connector';
import { systemClock } from '@lienthong/kernel';
import { importAgencies, loadExampleRegister } from '@lienthong/registry';
import { call, json } from '../../support/api.js';
import { AXIS, CENTRAL, LOCAL, settleAt } from '../../support/axis/province.js';
import { freePort } from '../../support/free-port.js';
import { connectSystem, must } from '../../support/systems.js';

/** Two hubs on folders of their own, none of which runs: a national axis with its ministries, a province with its communes. */
export interface TwoHubs extends AsyncDisposable {
  readonly axis: Partial<HubConfig>;
  readonly province: Partial<HubConfig>;
  /** The ministries' software: over the axis's protocol, and a token to look into its inboxes. */
  readonly ministry: {
    readonly endpoint: string;
    readonly systemId: string;
    readonly secret: string;
    readonly token: string;
  };
  /** The province's software. */
  readonly local: { readonly token: string };
  readonly axisUrl: string;
  readonly provinceUrl: string;
  readonly operators: { readonly axis: string; readonly province: string };
}

const FREELY = { perSecond: 1e6, burst: 1e6 };

const inProcess = async <T>(config: Partial<HubConfig>, work: (hub: Hub) => Promise<T>): Promise<T> => {
  await using hub = await startHub({ ...DEFAULT_CONFIG, ...config, port: 0 });
  await importAgencies({ store: hub.exchange.store, registry: hub.registry, clock: systemClock })(
    await loadExampleRegister(),
  );
  return await work(hub);
};

const secretOf = async (hub: Hub, operator: string, system: string, axisName: string): Promise<string> => {
  const path = `/v1/systems/${system}/axis-secrets`;
  const { status, body } = await call(hub.url, operator, 'POST', path, json({ axisName, days: 30 }));
  if (status !== 201) throw new Error(`No secret for ${system}: ${JSON.stringify(body)}`);
  return String(body['secret']);
};

const mandatesOf = (agencies: readonly string[]) => agencies.map((agency) => ({ agency }));

export interface TwoHubsOptions {
  /** Milliseconds between two looks for mail. */
  readonly pollMs: number;
  /** Of the axis's face; default: a free one. */
  readonly facePort?: number;
  /** Where the province reaches the axis; default: at its face. */
  readonly joinAt?: string;
  /** Before a message is set aside. */
  readonly patience?: Pick<PatiencePolicy, 'tries' | 'triesForMs'>;
}

export const prepareTwoHubs = async (options: TwoHubsOptions): Promise<TwoHubs> => {
  const { pollMs, patience = {} } = options;
  await using made = new AsyncDisposableStack();
  const folder = async (): Promise<string> =>
    made.adopt(await mkdtemp(join(tmpdir(), 'lienthong-')), (dir) => rm(dir, { recursive: true, force: true }));
  const [axisDir, provinceDir] = [await folder(), await folder()];
  const [axisPort, provincePort] = [await freePort(), await freePort()];
  const { facePort = await freePort() } = options;
  const common = { logLevel: 'fatal', rate: FREELY };
  const axis: Partial<HubConfig> = {
    ...common,
    dir: axisDir,
    port: axisPort,
    axis: {
      host: '127.0.0.1',
      port: facePort,
      allowPlainHttp: false,
      limits: { rate: FREELY, trials: FREELY, shutdownMs: 500 },
    },
  };
  const province: Partial<HubConfig> = {
    ...common,
    dir: provinceDir,
    port: provincePort,
    connector: { patience: { baseMs: 20, maxMs: 300, ...patience }, line: { idleMs: 5_000, wholeMs: 30_000 } },
  };
  const endpoint = `http://127.0.0.1:${facePort}`;
  const { joinAt = endpoint } = options;
  const { token: axisOperator } = await initHub(axisDir);
  const { token: provinceOperator } = await initHub(provinceDir);

  const ofAxis = await inProcess({ ...common, dir: axisDir }, async (hub) => {
    const connect = connectSystem(hub);
    const { token } = await connect('phan-mem-bo', { role: 'agency', mandates: mandatesOf(CENTRAL) });
    await connect('hub-h49', { role: 'agency', mandates: mandatesOf(LOCAL) });
    return {
      token,
      ministry: await secretOf(hub, axisOperator, 'phan-mem-bo', 'VN.BO'),
      province: await secretOf(hub, axisOperator, 'hub-h49', 'VN.H49'),
    };
  });
  const local = await inProcess({ ...common, dir: provinceDir }, async (hub) => {
    const { token } = await connectSystem(hub)('phan-mem-tinh', { role: 'agency', mandates: mandatesOf(LOCAL) });
    await settleAt(hub, AXIS, CENTRAL);
    const address = { axis: AXIS, endpoint: joinAt, systemId: 'VN.H49', organId: 'H49', pollMs };
    const by = { role: 'operator' as const, system: 'operator' };
    must(await hub.connector.connector.join(address, ofAxis.province, false, by));
    return { token };
  });
  const all = made.move();
  return {
    axis,
    province,
    ministry: { endpoint, systemId: 'VN.BO', secret: ofAxis.ministry, token: ofAxis.token },
    local,
    axisUrl: `http://127.0.0.1:${axisPort}`,
    provinceUrl: `http://127.0.0.1:${provincePort}`,
    operators: { axis: axisOperator, province: provinceOperator },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
