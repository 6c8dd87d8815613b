import type { ProjectionNotice, ProjectionStatus } from '../run/notice.js';
import type { BuildProgress } from '../run/build.js';

/** What the worker is started with. */
export interface WorkerSetup {
  /** URL of a module that exports `projections`. */
  readonly module: string;
  readonly storeFile: string;
  readonly dir: string;
  /** For the module; must survive structured cloning. */
  readonly settings: unknown;
  readonly batch: number;
}

export type Request =
  | {
      readonly type: 'caught-up';
      readonly id: number;
      readonly name: string;
      readonly position: number;
      readonly timeoutMs: number;
    }
  | { readonly type: 'rebuild'; readonly id: number; readonly name: string }
  | { readonly type: 'cancel'; readonly id: number }
  | { readonly type: 'stop'; readonly id: number };

export type Reply = boolean | 'swapped' | 'cancelled' | 'stopped';

export type Message =
  | { readonly type: 'started'; readonly statuses: readonly ProjectionStatus[] }
  | { readonly type: 'statuses'; readonly statuses: readonly ProjectionStatus[] }
  | { readonly type: 'notice'; readonly notice: ProjectionNotice }
  | { readonly type: 'rebuild-progress'; readonly id: number; readonly progress: BuildProgress }
  | { readonly type: 'reply'; readonly id: number; readonly value: Reply }
  | { readonly type: 'refusal'; readonly id: number; readonly code: string; readonly message: string };
