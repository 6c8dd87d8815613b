import { commandWorks } from '../engines.js';
import { classpathIsKnown } from './broker/classpath.js';

export type KafkaEngine = 'docker' | 'java';

const hasJava = (): boolean =>
  commandWorks('java', '-version') && (classpathIsKnown() || commandWorks('mvn', '--version'));

const look = (): KafkaEngine | undefined => {
  if (!commandWorks('openssl', 'version')) return undefined;
  if (commandWorks('docker', 'info')) return 'docker';
  return hasJava() ? 'java' : undefined;
};

let seen: { readonly engine: KafkaEngine | undefined } | undefined;

/** What can run Kafka on this machine: Docker, else Java with Maven; either with openssl for the certificates. */
export const kafkaEngine = (): KafkaEngine | undefined => (seen ??= { engine: look() }).engine;
