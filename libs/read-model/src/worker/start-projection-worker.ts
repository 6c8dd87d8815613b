import { Worker } from 'node:worker_threads';
import { assertNever, Fault } from '@lienthong/kernel';
import { openReadModel } from '../reader/read-model.js';
import type { ProjectionStatus } from '../run/notice.js';
import type { Message, Reply, Request, WorkerSetup } from './messages.js';
import type { OnProgress } from './pending-requests.js';
import { pendingRequests } from './pending-requests.js';
import type { ProjectionWorker, ProjectionWorkerOptions } from './projection-worker.js';

type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

const RESTART_MS = 1000;
/** Batches die young; without a bound V8 lets them pile up to the size of a whole hub. */
const YOUNG_MB = 24;
const workerFile = new URL('./projection.worker.js', import.meta.url);

const nameOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'name' in cause ? String(cause.name) : 'exit';

/**
 * Runs the projections in a thread of their own, and runs it again when it dies. Resolves once they run.
 * Throws `read-model/worker-died`, with its cause, when the first start fails.
 */
export const startProjectionWorker = async (options: ProjectionWorkerOptions): Promise<ProjectionWorker> => {
  const { module, storeFile, dir, settings, batch = 2000, onNotice = () => undefined } = options;
  const setup: WorkerSetup = { module: module.href, storeFile, dir, settings, batch };
  const pending = pendingRequests();
  let last: readonly ProjectionStatus[] = [];
  let stopping = false;
  let restart: NodeJS.Timeout | undefined;

  const take = (message: Message): void => {
    switch (message.type) {
      case 'started':
      case 'statuses':
        last = message.statuses;
        break;
      case 'notice':
        onNotice(message.notice);
        break;
      case 'rebuild-progress':
        pending.progress(message.id, message.progress);
        break;
      case 'reply':
        pending.resolve(message.id, message.value);
        break;
      case 'refusal':
        pending.reject(message.id, new Fault(message.code, message.message));
        break;
      default:
        assertNever(message);
    }
  };

  const start = (): { readonly thread: Worker; readonly started: Promise<void>; readonly exited: Promise<unknown> } => {
    const thread = new Worker(workerFile, {
      workerData: setup,
      name: 'projections',
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    let cause: unknown;
    thread.on('error', (error: unknown) => (cause = error));
    const exited = new Promise<unknown>((resolve) => {
      thread.on('exit', () => {
        pending.rejectAll(cause);
        resolve(cause);
      });
    });
    const started = new Promise<void>((resolve, reject) => {
      thread.on('message', (message: Message) => {
        take(message);
        if (message.type === 'started') resolve();
      });
      void exited.then(() => reject(new Fault('read-model/worker-died', 'The projections did not start', { cause })));
    });
    return { thread, started, exited };
  };

  const again = (cause: unknown): void => {
    if (stopping) return;
    onNotice({ type: 'worker-died', code: nameOf(cause), restartInMs: RESTART_MS });
    restart = setTimeout(() => {
      current = start();
      current.started.catch(() => undefined);
      void current.exited.then(again);
    }, RESTART_MS);
  };

  let current = start();
  await current.started;
  void current.exited.then(again);

  const ask = async (request: Unnumbered<Request>, onProgress?: OnProgress, onId?: (id: number) => void) => {
    if (current.thread.threadId < 0)
      throw new Fault('read-model/worker-died', 'It is not running', { retriable: true });
    const { id, reply } = pending.open(onProgress);
    current.thread.postMessage({ ...request, id });
    onId?.(id);
    return reply;
  };

  const rebuild: ProjectionWorker['rebuild'] = async (name, { signal, onProgress } = {}) => {
    if (signal?.aborted === true) return 'cancelled';
    const cancels = new AbortController();
    const onId = (id: number): void => {
      const cancel = (): void => current.thread.postMessage({ type: 'cancel', id } satisfies Request);
      signal?.addEventListener('abort', cancel, { signal: cancels.signal });
    };
    const reply: Reply = await ask({ type: 'rebuild', name }, onProgress, onId).finally(() => cancels.abort());
    return reply === 'swapped' ? 'swapped' : 'cancelled';
  };

  return {
    statuses: () => last,
    caughtUp: async (name, position, timeoutMs) =>
      (await ask({ type: 'caught-up', name, position, timeoutMs })) === true,
    rebuild,
    openModel: (projection) =>
      openReadModel({ dir, projection, onCorrupt: () => void rebuild(projection.name).catch(() => undefined) }),
    stop: async () => {
      stopping = true;
      clearTimeout(restart);
      await ask({ type: 'stop' }).catch(() => undefined);
      await current.exited;
    },
  };
};
