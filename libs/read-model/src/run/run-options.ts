import type { Projection } from '../projection.js';
import type { BuildProgress, Feed } from './build.js';
import type { ProjectionNotice, ProjectionStatus } from './notice.js';

export interface RunOptions {
  readonly projection: Projection;
  readonly feed: Feed;
  /** Folder of the read models' files. */
  readonly dir: string;
  /** Most events in one transaction. Default 2,000. */
  readonly batch?: number;
  /** Milliseconds to gather news before a batch, unless somebody waits for it. Default 250. */
  readonly lingerMs?: number;
  readonly onNotice?: (notice: ProjectionNotice) => void;
  /** Called after each batch. */
  readonly onMoved?: () => void;
  /** First pause after a failure, in milliseconds; it doubles up to 30 s. Default 200. */
  readonly retryMs?: number;
}

export interface RebuildOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface RunningProjection {
  readonly projection: Projection;
  status(): ProjectionStatus;
  /** False when the model did not get there in time. */
  caughtUp(position: number, timeoutMs: number): Promise<boolean>;
  /**
   * Builds a new file beside the one in use, which goes on answering and following, and swaps it in. Aborting leaves the
   * old one. Faults: `read-model/busy` (a build is already running), `read-model/stopped`, or what broke the build.
   */
  rebuild(options?: RebuildOptions): Promise<'swapped' | 'cancelled'>;
  /** Finishes the batch at hand. */
  stop(): Promise<void>;
}
