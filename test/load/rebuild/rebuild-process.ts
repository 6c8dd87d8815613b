import { join } from 'node:path';
import { projectionsModule } from '@lienthong/hub';
import { openSqliteReader } from '@lienthong/event-store';
import { startProjectionWorker } from '@lienthong/read-model';
import { memoryOf } from '../processes/memory.js';
import type { Memory } from '../processes/memory.js';
import { serve } from '../processes/serve.js';

export interface RebuildReport extends Memory {
  /** Events in the store when it began. */
  readonly events: number;
  /** Both models from nothing, side by side. */
  readonly firstMs: number;
  /** The trace model alone, beside the one in use. */
  readonly rebuildMs: number;
}

const PATIENCE_MS = 1_800_000;
const MODELS = ['trace', 'directory'];

/** The hub's own projections over a hub's folder, without the hub. */
const rebuild = async (dir: string): Promise<RebuildReport> => {
  const storeFile = join(dir, 'events.sqlite');
  const reader = openSqliteReader({ file: storeFile });
  const events = await reader.head();
  await reader.close();
  const from = performance.now();
  const worker = await startProjectionWorker({
    module: projectionsModule,
    storeFile,
    dir: join(dir, 'models'),
    settings: { masterKeyFile: join(dir, 'master.key') },
  });
  try {
    for (const name of MODELS) {
      if (!(await worker.caughtUp(name, events, PATIENCE_MS))) throw new Error(`The ${name} model was not built.`);
    }
    const firstMs = performance.now() - from;
    const rebuilding = performance.now();
    await worker.rebuild('trace');
    return { ...memoryOf(), events, firstMs, rebuildMs: performance.now() - rebuilding };
  } finally {
    await worker.stop();
  }
};

const offered = { rebuild };

export type RebuildCalls = typeof offered;

if (process.send) serve(offered);
