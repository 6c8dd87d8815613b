import { join } from 'node:path';
import { startChild } from '../processes/child.js';
import type { Child } from '../processes/child.js';
import type { StoreCalls } from '../store/store-process.js';

type StoreProcess = Child<StoreCalls>;

export const startStoreProcess = (): StoreProcess =>
  startChild<StoreCalls>(new URL('../store/store-process.js', import.meta.url));

export interface AppendStand extends AsyncDisposable {
  readonly store: StoreProcess;
  readonly raw: StoreProcess;
  /** Mean number of events in the store's commits: that of the raw table's. */
  readonly group: number;
}

const WARM_UP = { events: 20_000 };

/** A store and a raw table in a process each, both warm, each with an empty file open. */
export const startAppendStand = async (dir: string): Promise<AppendStand> => {
  await using children = new AsyncDisposableStack();
  const store = children.use(startStoreProcess());
  const raw = children.use(startStoreProcess());
  await store.ask('openStore', join(dir, 'warm-store.sqlite'));
  const group = Math.max(1, Math.round((await store.ask('append', WARM_UP)).group));
  await raw.ask('openRaw', { file: join(dir, 'warm-raw.sqlite'), group });
  await raw.ask('append', WARM_UP);
  await store.ask('openStore', join(dir, 'store.sqlite'));
  await raw.ask('openRaw', { file: join(dir, 'raw.sqlite'), group });
  const all = children.move();
  return { store, raw, group, [Symbol.asyncDispose]: () => all.disposeAsync() };
};
