import { parentPort, workerData } from 'node:worker_threads';
import { assertNever, Fault, isFault } from '@lienthong/kernel';
import { openSqliteReader } from '@lienthong/event-store';
import { failureCode } from '../run/failure.js';
import type { ProjectionNotice } from '../run/notice.js';
import { runProjection } from '../run/run-projection.js';
import type { RunningProjection } from '../run/run-options.js';
import type { Message, Reply, Request, WorkerSetup } from './messages.js';
import { isProjectionModule } from './projection-module.js';
import { throttled } from './throttle.js';

const STATUS_EVERY_MS = 100;
const PROGRESS_EVERY_MS = 250;

const port = parentPort;
if (port === null) throw new Fault('read-model/no-parent', 'This module runs as a worker thread');
const setup = workerData as WorkerSetup;

const tell = (message: Message): void => port.postMessage(message);

const store = openSqliteReader({ file: setup.storeFile, shared: true });
const loaded: unknown = await import(setup.module);
if (!isProjectionModule(loaded)) throw new Fault('read-model/no-projections', 'The module exports no projections');
const projections = await loaded.projections({ store, settings: setup.settings });

const lastProgress = new Map<string, number>();
const onNotice = (notice: ProjectionNotice): void => {
  if (notice.type === 'progress') {
    const now = performance.now();
    if (now - (lastProgress.get(notice.name) ?? 0) < PROGRESS_EVERY_MS) return;
    lastProgress.set(notice.name, now);
  }
  tell({ type: 'notice', notice });
  tellStatuses();
};

const running = new Map<string, RunningProjection>();
const statuses = () => [...running.values()].map((projection) => projection.status());
const tellStatuses = throttled(() => tell({ type: 'statuses', statuses: statuses() }), STATUS_EVERY_MS);

for (const projection of projections) {
  if (running.has(projection.name)) throw new Fault('read-model/name-taken', `Two projections: ${projection.name}`);
  const { dir, batch } = setup;
  running.set(projection.name, runProjection({ projection, feed: store, dir, batch, onNotice, onMoved: tellStatuses }));
}
tell({ type: 'started', statuses: statuses() });

const named = (name: string): RunningProjection => {
  const projection = running.get(name);
  if (projection === undefined) throw new Fault('read-model/unknown', `No projection is called ${name}`);
  return projection;
};

const rebuilds = new Map<number, AbortController>();
const rebuild = async (id: number, name: string): Promise<Reply> => {
  const cancel = new AbortController();
  rebuilds.set(id, cancel);
  try {
    const onProgress = (progress: { position: number; head: number }): void =>
      tell({ type: 'rebuild-progress', id, progress });
    return await named(name).rebuild({ signal: cancel.signal, onProgress });
  } finally {
    rebuilds.delete(id);
    tellStatuses();
  }
};

const stop = async (): Promise<Reply> => {
  await Promise.all([...running.values()].map((projection) => projection.stop()));
  tell({ type: 'statuses', statuses: statuses() });
  await store.close();
  return 'stopped';
};

const answer = async (request: Request): Promise<Reply> => {
  switch (request.type) {
    case 'caught-up':
      return named(request.name).caughtUp(request.position, request.timeoutMs);
    case 'rebuild':
      return rebuild(request.id, request.name);
    case 'cancel':
      rebuilds.get(request.id)?.abort();
      return true;
    case 'stop':
      return stop();
    default:
      return assertNever(request);
  }
};

port.on('message', (request: Request) => {
  answer(request).then(
    (value) => {
      if (request.type === 'cancel') return;
      tell({ type: 'reply', id: request.id, value });
      if (request.type === 'stop') port.close();
    },
    (error: unknown) => {
      const message = isFault(error) ? error.message : 'The projection worker failed';
      tell({ type: 'refusal', id: request.id, code: failureCode(error), message });
    },
  );
});
