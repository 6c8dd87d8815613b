import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Hub, HubParts } from '@lienthong/hub';
import type { Clock, Instant } from '@lienthong/kernel';
import { importAgencies, loadExampleRegister } from '@lienthong/registry';
import { call, json } from './api.js';
import type { Answer } from './api.js';
import { connectSystem } from './systems.js';

const LONG_AGO = '2026-01-01T00:00:00.000Z' as Instant;
const FAR_AHEAD = '2100-01-01T00:00:00.000Z' as Instant;

export const COMMUNE = 'H49.204';
export const POLICE = 'G01.549.04';
/** The example register knows of no police and no insurance that serve it. */
export const ELSEWHERE = 'H36.235';
export const INSURANCE = 'G24.549.02';

/** `2026-03-03 08:00` of Việt Nam. */
export const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;

export interface DossierHub extends AsyncDisposable {
  readonly hub: Hub;
  readonly dir: string;
  readonly clock: Clock & { set(at: Instant): void };
  /**
   * Each speaks for its agency alone; `stranger` for one without any part, `elsewhere` for a commune of Lâm Đồng,
   * `wide` for both communes.
   */
  readonly tokens: Readonly<
    Record<'commune' | 'police' | 'insurance' | 'stranger' | 'elsewhere' | 'wide' | 'operator' | 'auditor', string>
  >;
  ask(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  /** What waits in an agency's inbox, once the reactors have carried it there. */
  inbox(token: string, agency: string): Promise<readonly Record<string, unknown>[]>;
}

/** A hub on the example register whose clock the test moves, and a system for each of who takes part in a birth. */
export const openDossierHub = async (start: Instant, parts: Pick<HubParts, 'openBus'> = {}): Promise<DossierHub> => {
  let now = start;
  const clock = { now: () => now, set: (at: Instant) => void (now = at) };
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-'));
  const { token: operator } = await initHub(dir, { now: () => LONG_AGO });
  const onBus = parts.openBus !== undefined;
  const connection = { brokers: ['none:9092'], tls: {} } as const;
  const bus = onBus ? { bus: { connection, relay: false, relayShards: 1, edgeShards: 1 } } : {};
  const hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent', ...bus }, { clock, ...parts });
  await importAgencies({ store: hub.exchange.store, registry: hub.registry, clock: { now: () => LONG_AGO } })(
    await loadExampleRegister(),
  );
  const connect = connectSystem(hub);
  const system = async (name: string, role: 'agency' | 'auditor', ...agencies: readonly string[]) => {
    const mandates = agencies.map((agency) => ({ agency, from: LONG_AGO }));
    return (await connect(name, { role, mandates, issuedAt: LONG_AGO, expiresAt: FAR_AHEAD })).token;
  };
  const tokens = {
    commune: await system('mot-cua', 'agency', COMMUNE),
    police: await system('cong-an', 'agency', POLICE),
    insurance: await system('bhxh', 'agency', INSURANCE),
    stranger: await system('nguoi-la', 'agency', 'H56'),
    elsewhere: await system('mot-cua-xa', 'agency', ELSEWHERE),
    wide: await system('mot-cua-hai-xa', 'agency', COMMUNE, ELSEWHERE),
    auditor: await system('kiem-toan', 'auditor'),
    operator,
  };
  const ask: DossierHub['ask'] = (token, method, path, body, headers = {}) => {
    const init = body === undefined ? {} : json(body);
    return call(hub.url, token, method, path, {
      ...init,
      headers: { ...(init.headers as Record<string, string> | undefined), ...headers },
    });
  };
  return {
    hub,
    dir,
    clock,
    tokens,
    ask,
    inbox: async (token, agency) => {
      const head = await hub.exchange.store.head();
      for (const reactor of hub.dossiers.reactors) await reactor.caughtUp(head);
      const { body } = await ask(token, 'GET', `/v1/agencies/${agency}/inbox?after=start&limit=500`);
      const { entries } = body as unknown as { entries: readonly { entry: Record<string, unknown> }[] };
      return entries.map(({ entry }) => entry);
    },
    [Symbol.asyncDispose]: async () => {
      await hub[Symbol.asyncDispose]();
      await rm(dir, { recursive: true, force: true });
    },
  };
};

/** A birth as the commune's counter files it, under the version in force until 31 August 2026. */
export const birth = {
  messageId: 'khai-sinh-1',
  receiver: COMMUNE,
  procedure: '2.000986',
  channel: 'online',
  options: ['cu-tru'],
  items: [
    { item: 'giay-chung-sinh', fields: { maGCS: '00123.GCS.79010.26' } },
    { item: 'thong-tin-con', fields: { nksHoTen: 'Nguyễn An Nhiên' } },
    { item: 'thong-tin-me', fields: { meHoTen: 'Trần Thị Mẹ' } },
    { item: 'to-khai-cu-tru', fields: { noiDangKyThuongTru: 'Thôn 1' } },
    { item: 'dong-y-chu-ho' },
    { item: 'to-khai-bhyt', fields: { noiKhamBenhBanDau: '22001' } },
  ],
  contact: { phone: '0900000000' },
};

export const CODE = 'H49.204-260303-0001';
export const NATIONAL = 'G01.899-260303-000123';
