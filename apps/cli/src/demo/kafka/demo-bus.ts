import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPlan, provisioningSettings, readKafkaConnection } from '@lienthong/bus';
import type { Secret } from '@lienthong/bus';
import type { Client } from '@lienthong/client';
import { startKafka, writeConnection, writeConnectionFiles } from '@lienthong/testing';
import type { ConnectionFiles, KafkaLogin } from '@lienthong/testing';
import { openProvisioning } from '../../kafka/connect.js';

/** A broker of the demo's own, and the files by which each connects to it. */
export interface DemoBus extends AsyncDisposable {
  readonly brokers: { readonly scram: string; readonly mtls: string };
  /** Of admin and hub, and the settings that it is provisioned by. */
  readonly files: ConnectionFiles & { readonly settings: string };
  /** Does what `lienthong kafka apply` does, and answers each system's connection file. */
  provision(operator: Pick<Client, 'busMandates'>): Promise<ReadonlyMap<string, string>>;
}

export interface DemoBusOptions {
  /** Systems that log in by certificate; the others get a password. */
  readonly certificates: readonly string[];
}

/** Faults: those of starting Kafka, `kafka/no-engine` where the machine has nothing to run it. */
export const startDemoBus = async ({ certificates }: DemoBusOptions): Promise<DemoBus> => {
  await using opened = new AsyncDisposableStack();
  const kafka = opened.use(await startKafka());
  const folder = opened.adopt(await mkdtemp(join(tmpdir(), 'lienthong-bus-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const wanted = { certificates };
  const settings = join(folder, 'provisioning.json');
  await writeFile(settings, JSON.stringify(wanted));
  const files = { ...(await writeConnectionFiles(folder, kafka)), settings };
  const all = opened.move();
  return {
    brokers: { scram: kafka.scram.join(','), mtls: kafka.mtls.join(',') },
    files,
    provision: async (operator) => {
      const admin = await readKafkaConnection(files.scram);
      await using provisioning = await openProvisioning(operator, admin, provisioningSettings(wanted));
      const secrets: Secret[] = [];
      await applyPlan(provisioning.admin, await provisioning.plan(), {
        keep: (made) => {
          secrets.push(...made);
          return Promise.resolve();
        },
      });
      const logins: readonly KafkaLogin[] = [
        ...secrets.map(({ user, password }) => ({ username: user, password })),
        ...(await Promise.all(
          certificates.map(async (username) => ({ username, ...(await kafka.certificateFor(username)) })),
        )),
      ];
      return new Map(
        await Promise.all(
          logins.map(async (login) => [login.username, await writeConnection(folder, kafka, login)] as const),
        ),
      );
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
