import { Fault } from '@lienthong/kernel';
import type { EventStore } from '@lienthong/event-store';
import type { ProjectionWorker } from '@lienthong/read-model';
import { createDirectoryQueries } from './directory.queries.js';
import { directoryModel } from './directory.schema.js';
import { createSearcher } from './search.query.js';
import { createTraceReader } from './trace.queries.js';

const patienceMs = 10_000;

/** The models of this context, and how to wait until one of them knows what the store knew at the time of asking. */
export const openModels = (worker: ProjectionWorker, store: Pick<EventStore, 'head'>) => {
  const directory = worker.openModel(directoryModel);
  const trace = worker.openModel({ name: 'trace', version: 1 });
  const models = { directory, trace };
  const caughtUp = async (name: keyof typeof models): Promise<void> => {
    const head = await store.head();
    // The file itself says so mostly; only otherwise is the worker asked, which then hurries.
    if (models[name].position() >= head) return;
    const there = await worker.caughtUp(name, head, patienceMs);
    if (!there) throw new Fault('read-model/behind', `The ${name} model is behind`, { retriable: true });
  };
  return {
    queries: createDirectoryQueries(directory),
    searcher: createSearcher(directory),
    traces: createTraceReader(trace),
    caughtUp,
    close: (): void => {
      directory.close();
      trace.close();
    },
  };
};

export type ExchangeModels = ReturnType<typeof openModels>;
