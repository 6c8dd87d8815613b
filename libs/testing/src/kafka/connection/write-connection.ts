import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaAddress, KafkaUser } from '../access.js';
import type { Certificate } from '../secrets/authority.js';

/** By password, or by certificate. */
export type KafkaLogin = KafkaUser | ({ readonly username: string } & Certificate);

/** Writes a file that only its owner reads, and answers its path. */
export const writePrivate = async (folder: string, name: string, text: string): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  await writeFile(path, text, { mode: 0o600 });
  await chmod(path, 0o600);
  return path;
};

/** Writes a connection file with its secrets beside it, as `--kafka FILE` takes it, and answers its path. */
export const writeConnection = async (
  folder: string,
  { scram, mtls, ca }: Pick<KafkaAddress, 'scram' | 'mtls' | 'ca'>,
  login: KafkaLogin,
  name = `${login.username}.json`,
): Promise<string> => {
  const { username } = login;
  const put = (file: string, text: string): Promise<string> => writePrivate(folder, file, text);
  await put('ca.pem', ca);
  if ('password' in login) {
    await put(`${username}.password`, `${login.password}\n`);
    const sasl = { mechanism: 'scram-sha-512', username, passwordFile: `${username}.password` };
    return put(name, `${JSON.stringify({ brokers: scram, tls: { caFile: 'ca.pem' }, sasl }, null, 2)}\n`);
  }
  await put(`${username}.pem`, login.cert);
  await put(`${username}.key`, login.key);
  const tls = { caFile: 'ca.pem', certFile: `${username}.pem`, keyFile: `${username}.key` };
  return put(name, `${JSON.stringify({ brokers: mtls, tls }, null, 2)}\n`);
};
