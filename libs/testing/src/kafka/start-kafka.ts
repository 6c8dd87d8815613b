import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault } from '@lienthong/kernel';
import { javaRuntime } from './broker/java-runtime.js';
import type { BrokerRuntime } from './broker/runtime.js';
import { kafkaAccess } from './client/kafka-access.js';
import type { KafkaAccess } from './access.js';
import { startCluster } from './cluster.js';
import type { BrokerControl } from './cluster.js';
import { kafkaEngine } from './engine.js';
import type { KafkaOptions } from './options.js';
import { kept } from './places.js';

/** Brokers of ours; disposing ends them: a temporary cluster at once, one with a folder of its own in good order. */
export interface KafkaCluster extends KafkaAccess, BrokerControl, AsyncDisposable {}

const runtime = async (): Promise<BrokerRuntime> => {
  switch (kafkaEngine()) {
    case 'docker':
      // testcontainers is heavy; who has no Docker does not load it.
      return (await import('./broker/docker-runtime.js')).dockerRuntime;
    case 'java':
      return javaRuntime;
    case undefined:
      throw new Fault('kafka/no-engine', 'Kafka needs openssl, and Docker or Java 17 with Maven');
  }
};

/** Faults: `kafka/no-engine`, `kafka/jars`, `kafka/format`, `kafka/not-started`, `kafka/not-ready`. */
export const startKafka = async ({ brokers = 1, folder, settings = {} }: KafkaOptions = {}): Promise<KafkaCluster> => {
  const engine = await runtime();
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'lienthong-kafka-')));
  const leave = async (): Promise<void> => {
    if (folder === undefined) await rm(home, { recursive: true, force: true });
  };
  try {
    const { address, control, end } = await startCluster(
      { brokers, folder: home, logs: join(kept, 'logs'), settings },
      engine,
    );
    return {
      ...kafkaAccess(address),
      ...control,
      [Symbol.asyncDispose]: async () => {
        await end(folder === undefined ? 'kill' : 'stop');
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
};
