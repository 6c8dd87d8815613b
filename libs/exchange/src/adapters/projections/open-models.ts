import { Fault } from '@lienthong/kernel';
import type { EventStore } from '@lienthong/event-store';
import type { ProjectionWorker } from '@lienthong/read-model';
import type { TraceReader } from '../../application/queries/trace.js';
import { createDirectoryQueries } from './directory.queries.js';
import { directoryModel } from './directory.schema.js';
import { createSearcher } from './search.query.js';
import { traceModel } from './trace.projection.js';
import { createTraceReader } from './trace.queries.js';
import { traceWithTail } from './trace-with-tail.js';
import { createWaitingQueries } from './waiting.queries.js';
import { waitingModel } from './waiting.schema.js';

const patienceMs = 10_000;
/** A trace need not wait longer: what its model lacks can be read from the log. Nor a query that says how far it reaches. */
const shortPatienceMs = 2_000;

/** How far a model reaches, and whether the store knew more at the time of asking. */
export interface Reach {
  readonly asOf: number;
  readonly behind: boolean;
}

/** The models of this context, and how to wait until one of them knows what the store knew at the time of asking. */
export const openModels = (
  worker: Pick<ProjectionWorker, 'openModel' | 'caughtUp'>,
  store: Pick<EventStore, 'head' | 'readAll'>,
  /** Whether the worker keeps the model of what waits for each system. */
  withWaiting = false,
) => {
  const directory = worker.openModel(directoryModel);
  const trace = worker.openModel(traceModel);
  const waiting = withWaiting ? worker.openModel(waitingModel) : undefined;
  const models = { directory, trace };
  type Name = 'directory' | 'trace' | 'waiting';
  const named = (name: Name) => {
    const model = name === 'waiting' ? waiting : models[name];
    if (!model) throw new Fault('read-model/not-kept', `This hub keeps no model ${name}`);
    return model;
  };
  const caughtUp = async (name: Name, patience = patienceMs): Promise<void> => {
    const head = await store.head();
    // The file itself says so mostly; only otherwise is the worker asked, which then hurries.
    if (named(name).position() >= head) return;
    const there = await worker.caughtUp(name, head, patience);
    if (!there) throw new Fault('read-model/behind', `The ${name} model is behind`, { retriable: true });
  };
  /** For queries that answer from what there is: waits a little, then tells. */
  const reached = async (name: Name): Promise<Reach> => {
    const head = await store.head();
    // On a disk in trouble the worker itself may fail; what it wrote before can be read all the same.
    const wait = () => worker.caughtUp(name, head, shortPatienceMs).catch(() => false);
    const behind = named(name).position() < head && !(await wait());
    return { asOf: named(name).position(), behind };
  };
  const traces = createTraceReader(trace);
  /** The trace as the store knew it at the time of asking, from its model or else from the log. */
  const currentTraces = async (): Promise<TraceReader> => {
    const { behind } = await reached('trace');
    return behind ? traceWithTail(traces, () => trace.position(), store) : traces;
  };
  return {
    queries: createDirectoryQueries(directory),
    searcher: createSearcher(directory),
    /** Undefined where the axis is not served. */
    waiting: waiting && createWaitingQueries(waiting),
    traces,
    currentTraces,
    caughtUp,
    reached,
    close: (): void => {
      directory.close();
      trace.close();
      waiting?.close();
    },
  };
};

export type ExchangeModels = ReturnType<typeof openModels>;
