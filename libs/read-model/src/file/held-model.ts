import type { Projection } from '../projection.js';
import type { ModelDb } from './model-db.js';
import { openModelDb, renewedModelDb } from './model-db.js';

/** The writer's connection to the file in use. */
export interface HeldModel {
  /** The file at `path` as it stands: what a failed batch left in memory is forgotten. Faults as of `openModelDb`. */
  open(path: string): ModelDb;
  close(): void;
}

/**
 * Keeps the connection open while its work fails and is tried again: SQLite removes the shared index of a write-ahead
 * log with its last connection, and on a full disk a reader could not make it anew.
 */
export const heldModel = (projection: Projection): HeldModel => {
  let held: ModelDb | undefined;
  const close = (): void => {
    held?.close();
    held = undefined;
  };
  return {
    open: (path) => {
      // A transaction that could not even be rolled back ends with its connection.
      if (held?.path !== path || held.db.isTransaction) close();
      held = held === undefined ? openModelDb(path, projection) : renewedModelDb(held, projection);
      return held;
    },
    close,
  };
};
