import { HUB_NODE_FLAGS } from '@lienthong/hub';
import { join } from 'node:path';
import type { GeneratorCalls } from '../generator/load-generator.js';
import { startChild } from '../processes/child.js';
import type { Child } from '../processes/child.js';
import { agencyCodes } from './agencies.js';
import type { HubAddress, HubCalls } from './hub-under-test.js';

/** A hub and a load generator, each a process of its own. */
export interface Stand extends AsyncDisposable, HubAddress {
  readonly dir: string;
  readonly agencies: readonly string[];
  readonly hub: Child<HubCalls>;
  readonly generator: Child<GeneratorCalls>;
}

export interface StandOptions {
  readonly dir: string;
  readonly agencies?: number;
  /** Whether the hub serves the axis too. */
  readonly axis?: boolean;
  /** Options of Node for the hub's process. */
  readonly execArgv?: readonly string[];
}

export const DEFAULT_AGENCIES = 200;

export const startGenerator = (): Child<GeneratorCalls> =>
  startChild<GeneratorCalls>(new URL('../generator/load-generator.js', import.meta.url));

export const startHubProcess = (execArgv: readonly string[] = []): Child<HubCalls> =>
  startChild<HubCalls>(new URL('./hub-under-test.js', import.meta.url), [...HUB_NODE_FLAGS, ...execArgv]);

export const startStand = async (options: StandOptions): Promise<Stand> => {
  const { agencies = DEFAULT_AGENCIES, execArgv = [], axis = false } = options;
  const dir = join(options.dir, 'hub');
  await using children = new AsyncDisposableStack();
  const hub = children.use(startHubProcess(execArgv));
  const generator = children.use(startGenerator());
  const address = await hub.ask('start', { dir, agencies, ...(axis ? { axis } : {}) });
  const all = children.move();
  return {
    ...address,
    dir,
    agencies: agencyCodes(agencies),
    hub,
    generator,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
};
