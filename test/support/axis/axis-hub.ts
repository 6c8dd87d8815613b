import { call, json } from '../api.js';
import { eventually } from '../eventually.js';
import { startHubProcess } from '../hub-process.js';
import type { HubProcess } from '../hub-process.js';
import { prepareHub } from '../prepared-hub.js';
import type { PreparedHub } from '../prepared-hub.js';
import type { HubConfig } from '@lienthong/hub';
import { createKit } from './kit.js';
import type { Kit, KitOptions } from './kit.js';

/** A hub in a process of its own that serves the axis, with two systems that speak the protocol. */
export interface AxisHub extends AsyncDisposable {
  readonly hub: HubProcess;
  readonly prepared: PreparedHub;
  readonly endpoint: string;
  /** Speaks for every agency in `prepared.mine`. */
  kit(options?: Partial<KitOptions>): Kit;
  /** Speaks for `prepared.theirs` alone. */
  stranger(options?: Partial<KitOptions>): Kit;
  readonly secret: string;
  /** Once every reaction to what was taken before is over. */
  settled(): Promise<void>;
  issue(system: string, body: object): Promise<{ status: number; body: Record<string, unknown> }>;
}

export const axisConfig: NonNullable<HubConfig['axis']> = {
  host: '127.0.0.1',
  port: 0,
  allowPlainHttp: false,
  limits: { rate: { perSecond: 5_000, burst: 10_000 } },
};

export const startAxisHub = async (config: Partial<HubConfig> = {}): Promise<AxisHub> => {
  await using opened = new AsyncDisposableStack();
  const prepared = opened.use(await prepareHub());
  const hub = opened.use(
    await startHubProcess({ config: { dir: prepared.dir, port: 0, axis: axisConfig, ...config } }),
  );
  const issue = (system: string, body: object) =>
    call(hub.url, prepared.operator, 'POST', `/v1/systems/${system}/axis-secrets`, json(body));
  const secretOf = async (system: string, axisName: string): Promise<string> => {
    const { status, body } = await issue(system, { axisName, days: 30 });
    if (status !== 201) throw new Error(`No secret: ${JSON.stringify(body)}`);
    return String(body['secret']);
  };
  const secret = await secretOf('ours', 'VN.OURS');
  const other = await secretOf('others', 'VN.OTHERS');
  const endpoint = hub.axisUrl;
  const all = opened.move();
  return {
    hub,
    prepared,
    endpoint,
    secret,
    issue,
    settled: async () => {
      const look = async () => (await call(hub.url, prepared.operator, 'GET', '/v1/operations/status')).body;
      await eventually(look, (status) =>
        (status['reactors'] as readonly { lag: number; inFlight: number }[]).every(
          ({ lag, inFlight }) => lag === 0 && inFlight === 0,
        ),
      );
    },
    kit: (options = {}) => createKit({ endpoint, systemId: 'VN.OURS', secret, ...options }),
    stranger: (options = {}) => createKit({ endpoint, systemId: 'VN.OTHERS', secret: other, ...options }),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
