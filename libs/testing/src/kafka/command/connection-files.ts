import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KafkaAddress } from '../access.js';

export interface ConnectionFiles {
  /** For `--kafka FILE`: SCRAM. */
  readonly scram: string;
  /** The same with a client certificate. */
  readonly mtls: string;
  /** For the tools of Kafka (`--command-config`). */
  readonly properties: string;
}

const clientProperties = ({ scram, caFile, admin }: KafkaAddress): string =>
  [
    `bootstrap.servers=${scram.join(',')}`,
    'security.protocol=SASL_SSL',
    'sasl.mechanism=SCRAM-SHA-512',
    'ssl.truststore.type=PEM',
    `ssl.truststore.location=${caFile}`,
    'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\',
    `  username="${admin.username}" password="${admin.password}";`,
    '',
  ].join('\n');

/** Everything that a client of the admin needs, mode 0600. */
export const writeConnectionFiles = async (folder: string, address: KafkaAddress): Promise<ConnectionFiles> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { admin, scram, mtls } = address;
  const put = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text, { mode: 0o600 });
    await chmod(path, 0o600);
    return path;
  };
  const putJson = (name: string, value: object): Promise<string> => put(name, `${JSON.stringify(value, null, 2)}\n`);
  await put('ca.pem', address.ca);
  await put('admin.pem', admin.cert);
  await put('admin.key', admin.key);
  await put('admin.password', `${admin.password}\n`);
  const sasl = { mechanism: 'scram-sha-512', username: admin.username, passwordFile: 'admin.password' };
  const certificate = { caFile: 'ca.pem', certFile: 'admin.pem', keyFile: 'admin.key' };
  return {
    scram: await putJson('kafka.json', { brokers: scram, tls: { caFile: 'ca.pem' }, sasl }),
    mtls: await putJson('kafka-certificate.json', { brokers: mtls, tls: certificate }),
    properties: await put('client.properties', clientProperties(address)),
  };
};
