import { readFile } from 'node:fs/promises';
import { desiredState, diff, provisioningSettings, readKafkaConnection } from '@lienthong/bus';
import { openKafkaAdmin } from '@lienthong/bus/kafka';
import type { BrokerAdmin, DesiredState, KafkaConnection, Plan, ProvisioningSettings } from '@lienthong/bus';
import type { BusAgency, Client } from '@lienthong/client';
import { Fault } from '@lienthong/kernel';
import { orStop } from '../shell/stopped.js';

export interface KafkaOptions {
  readonly kafka: string;
  readonly settings?: string;
}

const PAGE = 1_000;

const agenciesOf = async ({ busMandates }: Pick<Client, 'busMandates'>): Promise<readonly BusAgency[]> => {
  const agencies: BusAgency[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = orStop(await busMandates.agencies({ limit: PAGE, ...(after === undefined ? {} : { after }) }));
    agencies.push(...page.items);
    after = page.next;
  }
  return agencies;
};

const settingsIn = async (file: string | undefined): Promise<ProvisioningSettings> => {
  if (file === undefined) return provisioningSettings({});
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Fault('cli/file', `Cannot read ${file}`, { cause });
  });
  try {
    return provisioningSettings(JSON.parse(text));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Fault('bus/provisioning-settings', `${file} is no JSON`, { cause });
    throw cause;
  }
};

/** A broker beside what the register asks of it. */
export interface Provisioning extends AsyncDisposable {
  readonly admin: BrokerAdmin;
  readonly desired: DesiredState;
  plan(options?: { readonly prune?: boolean; readonly rotate?: readonly string[] }): Promise<Plan>;
}

/** The register as it is now; the broker is read anew for each plan. */
export const openProvisioning = async (
  client: Pick<Client, 'busMandates'>,
  connection: KafkaConnection,
  settings: ProvisioningSettings,
): Promise<Provisioning> => {
  const desired = desiredState(await agenciesOf(client), settings, new Date().toISOString());
  const admin = openKafkaAdmin(connection);
  return {
    admin,
    desired,
    plan: async ({ prune = false, rotate = [] } = {}) => {
      const actual = await admin.read();
      const kept = [...desired.keptTopics].filter((topic) => actual.topics.has(topic));
      return diff(desired, actual, {
        overseers: settings.overseers,
        rotate: new Set(rotate),
        ...(prune ? { prune: await admin.emptyOf(kept) } : {}),
      });
    },
    [Symbol.asyncDispose]: () => admin[Symbol.asyncDispose](),
  };
};

export const connectKafka = async (client: Client, { kafka, settings }: KafkaOptions): Promise<Provisioning> =>
  openProvisioning(client, await readKafkaConnection(kafka), await settingsIn(settings));
