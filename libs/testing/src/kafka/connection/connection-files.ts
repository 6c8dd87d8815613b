import type { KafkaAccess, KafkaAddress } from '../access.js';
import { writeConnection, writePrivate } from './write-connection.js';

export interface ConnectionFiles {
  /** For `--kafka FILE` of the admin: SCRAM. */
  readonly scram: string;
  /** The same with a client certificate. */
  readonly mtls: string;
  /** For `--kafka FILE` of the hub, which may do what `lienthong kafka apply` allows it. */
  readonly hub: string;
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

/** The principal of the hub's own processes, by the defaults of provisioning. */
const HUB = 'hub';

/** Everything that clients of the admin and the hub need, mode 0600. */
export const writeConnectionFiles = async (folder: string, kafka: KafkaAccess): Promise<ConnectionFiles> => {
  const { username, password, cert, key } = kafka.admin;
  return {
    scram: await writeConnection(folder, kafka, { username, password }, 'kafka.json'),
    mtls: await writeConnection(folder, kafka, { username, cert, key }, 'kafka-certificate.json'),
    hub: await writeConnection(folder, kafka, { username: HUB, ...(await kafka.certificateFor(HUB)) }),
    properties: await writePrivate(folder, 'client.properties', clientProperties(kafka)),
  };
};
