import { DEFAULT_CONFIG, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { memoryOf } from '../processes/memory.js';
import type { Memory } from '../processes/memory.js';
import { serve } from '../processes/serve.js';

let hub: Hub | undefined;

const running = (): Hub => {
  if (!hub) throw new Error('The hub was not started.');
  return hub;
};

const PATIENCE_MS = 1_800_000;

const offered = {
  /** Resolves once the models know the store. */
  start: async ({ dir }: { readonly dir: string }): Promise<{ readonly url: string; readonly buildMs: number }> => {
    hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'error' });
    const from = performance.now();
    const head = await hub.exchange.store.head();
    if (!(await hub.projections.caughtUp('reconciliation', head, PATIENCE_MS)))
      throw new Error('The model was not built.');
    return { url: hub.url, buildMs: performance.now() - from };
  },
  /** Until everything that follows from the comparison is done. */
  heal: async (): Promise<{ readonly healMs: number }> => {
    const from = performance.now();
    const { exchange, reconciliation } = running();
    for (const reactor of reconciliation.reactors) await reactor.caughtUp(await exchange.store.head());
    return { healMs: performance.now() - from };
  },
  stop: async (): Promise<Memory> => {
    const memory = memoryOf();
    await running()[Symbol.asyncDispose]();
    return memory;
  },
};

export type CompareCalls = typeof offered;

if (process.send) serve(offered);
