import type { KafkaCluster } from '@lienthong/testing';
import { agencyTopics } from '@lienthong/bus';
import { join } from 'node:path';
import { busMandateHolders } from '../hub/agencies.js';
import type { HubCalls } from '../hub/hub-under-test.js';
import { startHubProcess } from '../hub/stand.js';
import { startChild } from '../processes/child.js';
import type { Child } from '../processes/child.js';
import { connectionOf, createTopics, startBroker } from './broker.js';
import type { BareRelayCalls } from './bare-relay.js';
import type { BusGeneratorCalls } from './bus-generator.js';
import type { Line } from './line.js';

/** Agencies on the bus. */
export const AGENCIES = 100;

export const startBenchBroker = (): Promise<KafkaCluster> => startBroker(busMandateHolders(AGENCIES));

const hubLines = (): readonly Line[] =>
  busMandateHolders(AGENCIES).map(({ agency }) => ({
    agency,
    out: agencyTopics(agency).out,
    in: agencyTopics(agency).in,
  }));

const startGenerator = async (broker: KafkaCluster, lines: readonly Line[]): Promise<Child<BusGeneratorCalls>> => {
  const generator = startChild<BusGeneratorCalls>(new URL('./bus-generator.js', import.meta.url));
  await generator.ask('start', { connection: connectionOf(broker), lines });
  return generator;
};

export interface BusStand extends AsyncDisposable {
  readonly dir: string;
  readonly hub: Child<HubCalls>;
  readonly generator: Child<BusGeneratorCalls>;
}

/** A hub on the bus; in a folder that was filled before, that of the hub that is gone. */
export const startBusHub = async (
  broker: KafkaCluster,
  dir: string,
  { agencies, execArgv = [] }: { readonly agencies: number; readonly execArgv?: readonly string[] },
): Promise<Child<HubCalls>> => {
  const hub = startHubProcess(execArgv);
  await hub.ask('start', { dir, agencies, bus: connectionOf(broker) });
  return hub;
};

/** A hub on the bus and the agencies' systems, each a process of its own. */
export const startBusStand = async (
  broker: KafkaCluster,
  parent: string,
  execArgv: readonly string[] = [],
): Promise<BusStand> => {
  const dir = join(parent, 'hub');
  await using children = new AsyncDisposableStack();
  const hub = children.use(await startBusHub(broker, dir, { agencies: AGENCIES, execArgv }));
  const generator = children.use(await startGenerator(broker, hubLines()));
  await hub.ask('onTheBus', undefined);
  const all = children.move();
  return { dir, hub, generator, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

export interface BareStand extends AsyncDisposable {
  readonly relay: Child<BareRelayCalls>;
  readonly generator: Child<BusGeneratorCalls>;
}

/** The bare relay on the same broker, with topics of its own that are set as those of agencies. */
export const startBareStand = async (broker: KafkaCluster, parent: string, name: string): Promise<BareStand> => {
  const connection = connectionOf(broker);
  const lines = busMandateHolders(AGENCIES).map(({ agency }) => ({
    agency,
    out: `${name}.${agency}.out`,
    in: `${name}.${agency}.in`,
  }));
  const stamped = { 'message.timestamp.type': 'LogAppendTime' };
  await createTopics(
    connection,
    lines.map(({ out }) => out),
    { ...stamped, 'compression.type': 'gzip' },
  );
  await createTopics(
    connection,
    lines.map((line) => line.in),
    stamped,
  );
  await using children = new AsyncDisposableStack();
  const relay = children.use(startChild<BareRelayCalls>(new URL('./bare-relay.js', import.meta.url)));
  await relay.ask('start', { connection, lines, file: join(parent, `${name}.sqlite`) });
  const generator = children.use(await startGenerator(broker, lines));
  const all = children.move();
  return { relay, generator, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
