import { appendFile } from 'node:fs/promises';
import { GenericContainer, Wait, getContainerRuntimeClient } from 'testcontainers';
import type { BrokerFiles, BrokerRuntime, RunningBroker } from './runtime.js';

const image = 'apache/kafka:4.3.1';
const bin = '/opt/kafka/bin';

/** The host's network and the cluster's folder at its own path: the same files and addresses as for Java processes. */
const container = ({ folder, heapMb }: BrokerFiles): GenericContainer =>
  new GenericContainer(image)
    .withNetworkMode('host')
    .withBindMounts([{ source: folder, target: folder }])
    .withUser(`${process.getuid?.() ?? 1000}:${process.getgid?.() ?? 1000}`)
    .withEnvironment({ KAFKA_HEAP_OPTS: `-Xmx${heapMb}m`, LOG_DIR: '/tmp/kafka-logs' });

const format: BrokerRuntime['format'] = async (files, clusterId, scramUser) => {
  const args = ['format', `--cluster-id=${clusterId}`, '-c', files.properties, '--add-scram', scramUser];
  const done = await container(files)
    .withEntrypoint([`${bin}/kafka-storage.sh`])
    .withCommand(args)
    .withWaitStrategy(Wait.forOneShotStartup())
    .start();
  await done.stop();
};

const launch = async (files: BrokerFiles): Promise<RunningBroker> => {
  const { promise: gone, resolve } = Promise.withResolvers<undefined>();
  const started = await container(files)
    .withEntrypoint([`${bin}/kafka-server-start.sh`])
    .withCommand([files.properties])
    .withWaitStrategy(Wait.forLogMessage(/./))
    .withLogConsumer((lines) => {
      lines.on('data', (line: string) => void appendFile(files.log, line));
      lines.on('end', () => resolve(undefined));
    })
    .start();
  return {
    gone,
    stop: async () => {
      await started.stop({ timeout: 30_000 });
    },
    kill: async () => {
      const client = await getContainerRuntimeClient();
      await client.container.getById(started.getId()).kill();
      await started.stop();
    },
  };
};

/** A container ends with us through the reaper of testcontainers. Not run where this was written: no Docker there. */
export const dockerRuntime: BrokerRuntime = { format, launch };
