import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '@lienthong/kernel';
import { addressOf, authorityOf, keystoreOf, newState, readState, writeState } from './cluster-folder.js';
import type { ClusterState } from './cluster-folder.js';
import type { BrokerFiles, BrokerRuntime, RunningBroker } from './broker/runtime.js';
import { serverProperties } from './config/server-properties.js';
import type { KafkaAddress } from './access.js';
import type { BrokerCount, BrokerId } from './options.js';
import { logFolder } from './logs.js';
import { untilReady } from './ready.js';
import { caFileOf } from './secrets/authority.js';
import { scramArgument, scramSecret } from './secrets/scram.js';

export interface ClusterPlan {
  readonly brokers: BrokerCount;
  readonly folder: string;
  readonly logs: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface BrokerControl {
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

export interface RunningCluster {
  readonly address: KafkaAddress;
  readonly control: BrokerControl;
  /** Of all brokers at once. */
  readonly end: (how: 'kill' | 'stop') => Promise<void>;
}

const startMs = 90_000;

const filesOf = async (
  { folder, logs, settings, brokers }: ClusterPlan,
  state: ClusterState,
): Promise<BrokerFiles[]> => {
  await logFolder(logs);
  const files = state.ports.map((_, index) => ({
    id: index + 1,
    folder,
    properties: join(folder, `server-${index + 1}.properties`),
    heapMb: brokers === 1 ? 384 : 256,
    log: join(logs, `${state.clusterId}-${index + 1}.log`),
  }));
  for (const { id, properties } of files) {
    const data = join(folder, `data-${id}`);
    const stores = { keystore: keystoreOf(folder), truststore: caFileOf(authorityOf(folder)) };
    await writeFile(properties, serverProperties({ id, all: state.ports, data, ...stores, settings }));
  }
  return files;
};

const prepared = async (plan: ClusterPlan, runtime: BrokerRuntime): Promise<[ClusterState, BrokerFiles[]]> => {
  const known = await readState(plan.folder);
  const state = known ?? (await newState(plan.folder, plan.brokers));
  const files = await filesOf(plan, state);
  if (known === undefined) {
    const user = scramArgument(state.admin.username, await scramSecret(state.admin.password));
    await Promise.all(files.map((each) => runtime.format(each, state.clusterId, user)));
    await writeState(plan.folder, state);
  }
  return [state, files];
};

const lastLines = async ({ log }: BrokerFiles): Promise<string> =>
  (await readFile(log, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-15).join('\n');

/** Resolves when every broker serves. Fault: `kafka/not-started`, with the end of a broker's log. */
export const startCluster = async (plan: ClusterPlan, runtime: BrokerRuntime): Promise<RunningCluster> => {
  const [state, all] = await prepared(plan, runtime);
  const address = await addressOf(plan.folder, state);
  const running = new Map<BrokerId, RunningBroker>();

  const take = (id: BrokerId): RunningBroker => {
    const broker = running.get(id);
    if (broker === undefined) throw new RangeError(`Broker ${id} does not run`);
    running.delete(id);
    return broker;
  };
  const end: RunningCluster['end'] = async (how) => {
    await Promise.all([...running.keys()].map((id) => take(id)[how]()));
  };
  const launch = async (files: readonly BrokerFiles[]): Promise<void> => {
    for (const one of files) running.set(one.id, await runtime.launch(one));
    const gaveUp = files.map(async (one) => {
      await running.get(one.id)?.gone;
      throw new Fault('kafka/not-started', `Broker ${one.id} ended:\n${await lastLines(one)}`);
    });
    await Promise.race([untilReady(address, [...running.keys()], startMs), ...gaveUp]);
    for (const outcome of gaveUp) outcome.catch(() => undefined);
  };

  try {
    await launch(all);
  } catch (error) {
    await end('kill');
    throw error;
  }
  return {
    address,
    end,
    control: {
      ids: all.map(({ id }) => id),
      logs: all.map(({ log }) => log),
      kill: (id) => take(id).kill(),
      stop: (id) => take(id).stop(),
      start: (id) => {
        if (running.has(id)) throw new RangeError(`Broker ${id} runs already`);
        return launch(all.filter((files) => files.id === id));
      },
    },
  };
};
