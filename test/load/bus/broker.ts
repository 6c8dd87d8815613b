import { applyPlan, desiredState, diff, provisioningSettings } from '@lienthong/bus';
import { openKafkaAdmin } from '@lienthong/bus/kafka';
import type { KafkaConnection } from '@lienthong/bus';
import { startKafka } from '@lienthong/testing';
import type { KafkaAddress, KafkaCluster } from '@lienthong/testing';
import { Admin } from '@platformatic/kafka';
import type { BusMandateHolder } from '../hub/agencies.js';

/** As `lienthong serve --kafka` has them. */
export const SHARDS = { edges: 4, relays: 4 };

export const connectionOf = ({ mtls, ca, admin }: KafkaAddress): KafkaConnection => ({
  brokers: [...mtls],
  tls: { ca, cert: admin.cert, key: admin.key },
});

/** Topics, rules and quotas as `lienthong kafka apply` makes them. */
const provision = async (connection: KafkaConnection, holders: readonly BusMandateHolder[]): Promise<void> => {
  const settings = provisioningSettings({ ...SHARDS, certificates: [...new Set(holders.map(({ system }) => system))] });
  const agencies = holders.map(({ agency, system }) => ({
    agencyId: agency,
    tenures: [{ system }],
    holder: { system },
    reader: system,
  }));
  await using admin = openKafkaAdmin(connection);
  const plan = diff(desiredState(agencies, settings, new Date().toISOString()), await admin.read());
  await applyPlan(admin, plan, { keep: () => Promise.resolve() });
};

/** A broker in a process of its own, with the topics of these agencies. */
export const startBroker = async (holders: readonly BusMandateHolder[]): Promise<KafkaCluster> => {
  const broker = await startKafka();
  try {
    await provision(connectionOf(broker), holders);
    return broker;
  } catch (error) {
    await broker[Symbol.asyncDispose]();
    throw error;
  }
};

export const createTopics = async (
  { brokers, tls }: KafkaConnection,
  topics: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const admin = new Admin({ clientId: 'bench', bootstrapBrokers: [...brokers], tls });
  const configs = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await admin.createTopics({ topics: [...topics], partitions: 1, replicas: 1, configs });
  await admin.close();
};
