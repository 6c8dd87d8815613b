import { Fault, isFault } from '@lienthong/kernel';
import type { EventStore } from '@lienthong/event-store';
import type { ProjectionWorker } from '@lienthong/read-model';
import type { TraceReader } from '../../application/queries/trace.js';
import { createDirectoryQueries } from './directory.queries.js';
import { directoryModel } from './directory.schema.js';
import { createSearcher } from './search.query.js';
import { traceModel } from './trace.projection.js';
import { createTraceReader } from './trace.queries.js';
import { traceWithTail } from './trace-with-tail.js';

const patienceMs = 10_000;
/** A trace need not wait longer: what its model lacks can be read from the log. */
const tracePatienceMs = 2_000;

/** The models of this context, and how to wait until one of them knows what the store knew at the time of asking. */
export const openModels = (worker: ProjectionWorker, store: Pick<EventStore, 'head' | 'readAll'>) => {
  const directory = worker.openModel(directoryModel);
  const trace = worker.openModel(traceModel);
  const models = { directory, trace };
  const caughtUp = async (name: keyof typeof models, patience = patienceMs): Promise<void> => {
    const head = await store.head();
    // The file itself says so mostly; only otherwise is the worker asked, which then hurries.
    if (models[name].position() >= head) return;
    const there = await worker.caughtUp(name, head, patience);
    if (!there) throw new Fault('read-model/behind', `The ${name} model is behind`, { retriable: true });
  };
  const traces = createTraceReader(trace);
  /** The trace as the store knew it at the time of asking, from its model or else from the log. */
  const currentTraces = async (): Promise<TraceReader> => {
    try {
      await caughtUp('trace', tracePatienceMs);
      return traces;
    } catch (error) {
      if (!isFault(error) || error.code !== 'read-model/behind') throw error;
      return traceWithTail(traces, () => trace.position(), store);
    }
  };
  return {
    queries: createDirectoryQueries(directory),
    searcher: createSearcher(directory),
    traces,
    currentTraces,
    caughtUp,
    close: (): void => {
      directory.close();
      trace.close();
    },
  };
};

export type ExchangeModels = ReturnType<typeof openModels>;
