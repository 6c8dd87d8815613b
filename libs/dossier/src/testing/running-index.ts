import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '@lienthong/event-store';
import { openReadModel, runProjection } from '@lienthong/read-model';
import { createDossierQueries } from '../adapters/projections/dossiers.queries.js';
import { dossiersProjection } from '../adapters/projections/dossiers.projection.js';

/** A folder for read models, gone with its test. */
export const modelFolder = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'lienthong-dossiers-'));
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
};

/** The index as one instance keeps it, in files of its own. */
export const runIndex = (store: EventStore, dir: string) => {
  const projection = dossiersProjection(store);
  const running = runProjection({ projection, feed: store, dir, lingerMs: 0 });
  const model = openReadModel({ dir, projection });
  return {
    index: createDossierQueries(model),
    model,
    /** Until it knows what the store knows. */
    caughtUp: async (): Promise<void> => {
      if (!(await running.caughtUp(await store.head(), 10_000))) throw new TypeError('The index is behind');
    },
    [Symbol.asyncDispose]: async () => {
      model.close();
      await running.stop();
    },
  };
};
