import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@lienthong/kernel';
import { javaRuntime } from './broker/java-runtime.js';
import { dockerRuntime } from './broker/docker-runtime.js';
import type { BrokerRuntime } from './broker/runtime.js';
import { kafkaAccess } from './client/kafka-access.js';
import type { KafkaAccess } from './access.js';
import { startCluster } from './cluster.js';
import { kafkaEngine } from './engine.js';
import type { BrokerId, KafkaOptions } from './options.js';
import { kept } from './places.js';

/** Brokers of ours; disposing ends them: a temporary cluster at once, one with a folder of its own in good order. */
export interface KafkaCluster extends KafkaAccess, AsyncDisposable {
  readonly ids: readonly BrokerId[];
  /** Files of what each broker said; they stay when the cluster goes. */
  readonly logs: readonly string[];
  /** SIGKILL. */
  kill(id: BrokerId): Promise<void>;
  /** SIGTERM, and waits for the end. */
  stop(id: BrokerId): Promise<void>;
  /** Same ports, same data; resolves when the running brokers count each other in. */
  start(id: BrokerId): Promise<void>;
}

const runtime = (): BrokerRuntime => {
  switch (kafkaEngine()) {
    case 'docker':
      return dockerRuntime;
    case 'java':
      return javaRuntime;
    case undefined:
      throw new Fault('kafka/no-engine', 'Kafka needs openssl, and Docker or Java 17 with Maven');
  }
};

/** Faults: `kafka/no-engine`, `kafka/jars`, `kafka/format`, `kafka/not-started`, `kafka/not-ready`. */
export const startKafka = async ({ brokers = 1, folder, settings = {} }: KafkaOptions = {}): Promise<KafkaCluster> => {
  const engine = runtime();
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'lienthong-kafka-')));
  const leave = async (): Promise<void> => {
    if (folder === undefined) await rm(home, { recursive: true, force: true });
  };
  try {
    const cluster = await startCluster({ brokers, folder: home, logs: join(kept, 'logs'), settings }, engine);
    return {
      ...kafkaAccess(cluster.address),
      ...cluster,
      [Symbol.asyncDispose]: async () => {
        await (folder === undefined ? cluster.killAll() : cluster.stopAll());
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
};
