import { execFile, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '@lienthong/kernel';
import { kafkaClasspath } from './classpath.js';
import type { BrokerFiles, BrokerRuntime, RunningBroker } from './runtime.js';

/**
 * Runs its arguments and reads from us: a line asks them to stop (SIGTERM); the end of the pipe, which comes however we
 * die, kills them. Shells give background commands no standard input, hence descriptor 3.
 */
const keeper = `
exec 3<&0
"$@" </dev/null 3<&- &
broker=$!
{ while read -r line; do kill -TERM $broker; done; kill -KILL $broker; } <&3 >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait $broker
kill -KILL $reader
`;

const logging = join(import.meta.dirname, '../../../log4j2.yaml');

const javaArguments = (classpath: string, heapMb: number): readonly string[] => [
  `-Xmx${heapMb}m`,
  '-Xms64m',
  '-XX:+UseSerialGC',
  '-XX:+ExitOnOutOfMemoryError',
  `-Dlog4j2.configurationFile=${logging}`,
  '-cp',
  classpath,
];

const format: BrokerRuntime['format'] = async ({ properties }, clusterId, scramUser) => {
  const args = ['format', `--cluster-id=${clusterId}`, '-c', properties, '--add-scram', scramUser];
  const java = [...javaArguments(await kafkaClasspath(), 128), 'kafka.tools.StorageTool', ...args];
  await promisify(execFile)('java', java).catch((cause: unknown) => {
    throw new Fault('kafka/format', 'The storage of a broker could not be formatted', { cause });
  });
};

const launch = async ({ properties, heapMb, log }: BrokerFiles): Promise<RunningBroker> => {
  await using output = await open(log, 'a', 0o600);
  const java = ['java', ...javaArguments(await kafkaClasspath(), heapMb), 'kafka.Kafka', properties];
  // In a group of its own: Ctrl-C at a terminal is for us, who then stop the broker.
  const child = spawn('/bin/sh', ['-c', keeper, 'kafka', ...java], {
    stdio: ['pipe', output.fd, output.fd],
    detached: true,
  });
  const gone = once(child, 'close').then(() => undefined);
  await once(child, 'spawn');
  const orders = child.stdin;
  if (orders === null) throw new TypeError('A piped child has a standard input');
  orders.on('error', () => undefined);
  return {
    gone,
    stop: async () => {
      orders.write('stop\n');
      await gone;
    },
    kill: async () => {
      orders.end();
      await gone;
    },
  };
};

export const javaRuntime: BrokerRuntime = { format, launch };
