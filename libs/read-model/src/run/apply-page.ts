import type { FeedPage, RecordedEvent } from '@lienthong/event-store';
import type { ModelDb } from '../file/model-db.js';

export interface Applied {
  readonly applied: number;
  /** The first event of a type that the projection does not know: everything before it was applied. */
  readonly unknown?: RecordedEvent;
}

/** Positions that may pass without events before the file is told: what a restart would look through again. */
const UNSAVED_POSITIONS = 10_000;

const inTransaction = (model: ModelDb, work: () => void): void => {
  model.db.exec('BEGIN IMMEDIATE');
  try {
    work();
    model.db.exec('COMMIT');
  } catch (error) {
    if (model.db.isTransaction) model.db.exec('ROLLBACK');
    throw error;
  }
};

/** Applies what the model has not seen, rows and position in one transaction; what throws leaves it as it was. */
export const applyPage = (model: ModelDb, page: FeedPage): Applied => {
  const fresh = page.events.filter((event) => event.position > model.position);
  const stop = fresh.findIndex((event) => !model.prepared.knows(event.type));
  const unknown = stop < 0 ? undefined : fresh[stop];
  const events = stop < 0 ? fresh : fresh.slice(0, stop);
  const position = Math.max(model.position, unknown === undefined ? page.position : unknown.position - 1);
  if (events.length > 0 || position - model.savedPosition >= UNSAVED_POSITIONS) {
    inTransaction(model, () => {
      for (const event of events) model.prepared.apply(event);
      model.prepared.settle?.();
      model.savePosition(position);
    });
    model.savedPosition = position;
  }
  model.position = position;
  return unknown === undefined ? { applied: events.length } : { applied: events.length, unknown };
};
