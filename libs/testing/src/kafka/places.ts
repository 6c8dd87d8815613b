import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/** Git-ignored; what outlives one cluster: the resolved classpath, logs, the development broker's data. */
export const kept = join(root, '.lienthong-kafka');

export const pom = join(root, 'deploy/local/kafka/pom.xml');
