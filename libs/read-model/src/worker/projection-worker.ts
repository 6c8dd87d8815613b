import type { ModelIdentity } from '../file/model-files.js';
import type { ReadModel } from '../reader/read-model.js';
import type { ProjectionNotice, ProjectionStatus } from '../run/notice.js';
import type { RebuildOptions } from '../run/run-options.js';

export interface ProjectionWorkerOptions {
  /** A module that exports `projections` (see ProjectionModule). */
  readonly module: URL;
  readonly storeFile: string;
  /** Folder of the read models' files. */
  readonly dir: string;
  /** For the module; must survive structured cloning. */
  readonly settings?: unknown;
  /** Most events in one transaction. Default 2,000. */
  readonly batch?: number;
  readonly onNotice?: (notice: WorkerNotice) => void;
}

export type WorkerNotice =
  ProjectionNotice | { readonly type: 'worker-died'; readonly code: string; readonly restartInMs: number };

/** The projections of one instance, in a thread of their own. Every call may fault with `read-model/worker-died`. */
export interface ProjectionWorker {
  /** As last told, at most some 100 ms old. */
  statuses(): readonly ProjectionStatus[];
  /** False when the model did not get there in time. */
  caughtUp(name: string, position: number, timeoutMs: number): Promise<boolean>;
  /** Faults: `read-model/busy`, `read-model/unknown`, `read-model/stopped`, or what broke the build. */
  rebuild(name: string, options?: RebuildOptions): Promise<'swapped' | 'cancelled'>;
  /** For queries in this thread; one that meets a damaged file has it rebuilt. To be closed by the caller. */
  openModel(projection: ModelIdentity): ReadModel;
  stop(): Promise<void>;
}
