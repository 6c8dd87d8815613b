import type { EventReader } from '@lienthong/event-store';
import type { Projection } from '../projection.js';

export interface ProjectionContext {
  /** Read side of the store, on the worker's own connection. */
  readonly store: EventReader;
  /** As given to `startProjectionWorker`. */
  readonly settings: unknown;
}

/** What a module of projections exports, under this name. It runs in the worker thread. */
export interface ProjectionModule {
  readonly projections: (context: ProjectionContext) => Promise<readonly Projection[]> | readonly Projection[];
}

export const isProjectionModule = (value: unknown): value is ProjectionModule =>
  typeof value === 'object' && value !== null && 'projections' in value && typeof value.projections === 'function';
