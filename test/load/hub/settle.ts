import type { Hub } from '@lienthong/hub';

export interface Settled {
  /** Until reactors and projections had finished what stood in the store at the call, and what came of it. */
  readonly backlogMs: number;
  readonly parked: number;
}

const PATIENCE_MS = 600_000;

export const settle = async ({ exchange, dossiers, projections }: Hub): Promise<Settled> => {
  const from = performance.now();
  const { store } = exchange;
  const reactors = [...exchange.reactors, ...dossiers.reactors];
  for (let head = -1; head !== (await store.head());) {
    head = await store.head();
    await Promise.all(reactors.map((reactor) => reactor.caughtUp(head)));
    if (head !== (await store.head())) continue;
    await Promise.all(projections.statuses().map(({ name }) => projections.caughtUp(name, head, PATIENCE_MS)));
  }
  const parked = reactors.reduce((sum, reactor) => sum + reactor.parked().length, 0);
  return { backlogMs: performance.now() - from, parked };
};
