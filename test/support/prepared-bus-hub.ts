import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPlan, desiredState, diff, provisioningSettings } from '@lienthong/bus';
import { openKafkaAdmin } from '@lienthong/bus/kafka';
import type { KafkaConnection } from '@lienthong/bus';
import { DEFAULT_CONFIG, initHub, startHub } from '@lienthong/hub';
import type { Hub, HubConfig } from '@lienthong/hub';
import { parseAgencyId } from '@lienthong/identifiers';
import { systemClock } from '@lienthong/kernel';
import { grantBusMandate, importAgencies, parseSystemId } from '@lienthong/registry';
import type { AgencyRecord } from '@lienthong/registry';
import type { KafkaAccess, KafkaUser } from '@lienthong/testing';
import { connectSystem, dayMs, fromNow, must } from './systems.js';

/** A folder with agencies of its own, all of them on the bus, and a broker provisioned for them; no hub runs on it yet. */
export interface PreparedBusHub extends AsyncDisposable {
  readonly dir: string;
  readonly agencies: readonly string[];
  /** Speaks for every agency, over HTTP and over the bus. */
  readonly agency: string;
  readonly agencyOnBus: KafkaConnection;
  readonly operator: string;
  readonly relay: string;
  /** The hub's own way to the broker; a relay's, too. */
  readonly connection: KafkaConnection;
  /** Of the hub's consumers, and of its relays. */
  readonly shards: number;
  /** For a hub process; `relay` false: relays run in processes of their own. */
  config(port: number, relay?: boolean): Partial<HubConfig>;
  /** Brings topics, access rules and quotas back to what they should be. */
  provision(): Promise<void>;
}

const SHARDS = 2;

const recordOf = (code: string, parent?: string): AgencyRecord => ({
  code,
  name: `Đơn vị thử ${code}`,
  level: parent === undefined ? 'province' : 'commune',
  ...(parent === undefined ? {} : { parent }),
  from: '2020-01-01',
  example: true,
  source: 'Thử',
});

/** Of four digits, so that suites on one broker keep apart. */
const freshCodes = (count: number): readonly string[] => {
  const first = randomBytes(3).readUIntBE(0, 3) % 90_000_000;
  return Array.from({ length: count }, (_, index) => `H99.${10_000_000 + first + index}`);
};

const connectionAs = ({ scram, ca }: KafkaAccess, { username, password }: KafkaUser): KafkaConnection => ({
  brokers: scram,
  tls: { ca },
  sasl: { mechanism: 'scram-sha-512', username, password },
});

const mandate = async (hub: Hub, system: string, agencies: readonly string[]): Promise<void> => {
  const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
  for (const code of agencies) {
    const wanted = { agency: must(parseAgencyId(code)), system: must(parseSystemId(system)), from: fromNow(-dayMs) };
    must(await grantBusMandate(ports)(wanted));
  }
};

const register = async (dir: string, system: string, agencies: readonly string[]) => {
  const { token: operator } = await initHub(dir);
  await using hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent' });
  const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
  await importAgencies(ports)([recordOf('H99'), ...agencies.map((code) => recordOf(code, 'H99'))]);
  const connect = connectSystem(hub);
  // From yesterday on: the proofs let the hub's clock jump.
  const mandates = agencies.map((agency) => ({ agency, from: fromNow(-dayMs) }));
  const { token: agency } = await connect(system, { role: 'agency', mandates });
  const { token: relay } = await connect(`${system}-relay`, { role: 'relay' });
  await mandate(hub, system, agencies);
  return { operator, agency, relay };
};

export interface PrepareOptions {
  readonly agencies?: number;
  /** Of each topic; in sync at least one less. */
  readonly replicas?: number;
}

export const prepareBusHub = async (
  kafka: KafkaAccess,
  { agencies: count = 4, replicas = 1 }: PrepareOptions = {},
): Promise<PreparedBusHub> => {
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-bus-'));
  const agencies = freshCodes(count);
  const system = `system-${randomBytes(4).toString('hex')}`;
  const tokens = await register(dir, system, agencies);
  const settings = provisioningSettings({
    edges: SHARDS,
    relays: SHARDS,
    replicas,
    minInSyncReplicas: Math.max(1, replicas - 1),
  });
  const passwords = new Map<string, string>();
  const provision = async (): Promise<void> => {
    const { cert, key } = kafka.admin;
    await using admin = openKafkaAdmin({ brokers: kafka.mtls, tls: { ca: kafka.ca, cert, key } });
    const provisioned = agencies.map((agencyId) => ({
      agencyId,
      tenures: [{ system }],
      holder: { system },
      reader: system,
    }));
    const plan = diff(desiredState(provisioned, settings, systemClock.now()), await admin.read());
    await applyPlan(admin, plan, {
      keep: (made) => {
        for (const { user, password } of made) passwords.set(user, password);
        return Promise.resolve();
      },
    });
  };
  await provision();
  const connection = connectionAs(kafka, await kafka.addUser(settings.hub));
  return {
    dir,
    agencies,
    ...tokens,
    agencyOnBus: connectionAs(kafka, { username: system, password: passwords.get(system) ?? '' }),
    connection,
    shards: SHARDS,
    config: (port, relay = true) => ({
      dir,
      port,
      logLevel: 'fatal',
      rate: { perSecond: 1e6, burst: 1e6 },
      bus: { connection, relay, relayShards: SHARDS, edgeShards: SHARDS },
    }),
    provision,
    [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }),
  };
};
