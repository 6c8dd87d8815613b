import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePorts } from './config/free-ports.js';
import { adminName, brokerName } from './config/server-properties.js';
import type { BrokerPorts } from './options.js';
import type { KafkaAddress } from './access.js';
import { caFileOf, issue, makeAuthority } from './secrets/authority.js';
import type { Certificate } from './secrets/authority.js';
import { newPassword } from './secrets/scram.js';

/** What a cluster keeps of itself between runs. */
export interface ClusterState {
  readonly clusterId: string;
  readonly ports: readonly BrokerPorts[];
  readonly admin: { readonly username: string; readonly password: string } & Certificate;
}

const stateFile = (folder: string): string => join(folder, 'cluster.json');

export const authorityOf = (folder: string): string => join(folder, 'authority');
export const keystoreOf = (folder: string): string => join(folder, 'broker.pem');

export const readState = async (folder: string): Promise<ClusterState | undefined> =>
  existsSync(stateFile(folder)) ? (JSON.parse(await readFile(stateFile(folder), 'utf8')) as ClusterState) : undefined;

/** To be written when the storage is formatted: a folder with a state is one that can be started. */
export const writeState = (folder: string, state: ClusterState): Promise<void> =>
  writeFile(stateFile(folder), JSON.stringify(state, null, 2), { mode: 0o600 });

export const newState = async (folder: string, brokers: number): Promise<ClusterState> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = authorityOf(folder);
  await makeAuthority(authority);
  const [broker, admin] = await Promise.all([issue(authority, brokerName), issue(authority, adminName)]);
  await writeFile(keystoreOf(folder), `${broker.key}${broker.cert}`, { mode: 0o600 });
  return {
    clusterId: randomBytes(16).toString('base64url'),
    ports: await freePorts(brokers),
    admin: { username: adminName, password: newPassword(), ...admin },
  };
};

export const addressOf = async (folder: string, { ports, admin }: ClusterState): Promise<KafkaAddress> => {
  const authority = authorityOf(folder);
  const caFile = caFileOf(authority);
  return {
    scram: ports.map(({ scram }) => `127.0.0.1:${scram}`),
    mtls: ports.map(({ mtls }) => `127.0.0.1:${mtls}`),
    ca: await readFile(caFile, 'utf8'),
    caFile,
    authority,
    admin,
  };
};
