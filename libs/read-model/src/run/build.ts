import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import type { ModelDb } from '../file/model-db.js';
import { createModelDb } from '../file/model-db.js';
import { removeModelFile } from '../file/model-files.js';
import type { Projection } from '../projection.js';
import { applyPage } from './apply-page.js';

/** What a projection needs of the store. */
export type Feed = Pick<EventStore, 'epoch' | 'readAll' | 'head' | 'subscribe'>;

export interface BuildProgress {
  readonly position: number;
  readonly head: number;
}

export interface BuildOptions {
  readonly projection: Projection;
  readonly feed: Feed;
  readonly path: string;
  /** Most events in one transaction. */
  readonly batch: number;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** A file that is being built beside the one in use. */
export interface Build {
  readonly path: string;
  position(): number;
  /** Reads on to the head of the feed; or to an event of an unknown type, or to the abort. */
  toHead(signal: AbortSignal): Promise<void>;
  /** The event before which it stopped. */
  unknown(): RecordedEvent | undefined;
  /** Saves the position; the file can be put in use then. */
  finish(): void;
  discard(): void;
}

export const startBuild = ({ projection, feed, path, batch, onProgress }: BuildOptions): Build => {
  const model = newModel(path, projection);
  const filter = { categories: projection.categories };
  let unknown: RecordedEvent | undefined;

  /** False at the head, or where it cannot go on. */
  const step = async (): Promise<boolean> => {
    const head = await feed.head();
    const page = await feed.readAll({ after: model.position, limit: batch, filter });
    await projection.gather?.(page.events);
    unknown = applyPage(model, page).unknown;
    onProgress({ position: model.position, head: Math.max(head, model.position) });
    return unknown === undefined && model.position < head;
  };

  return {
    path,
    position: () => model.position,
    toHead: async (signal) => {
      while (!signal.aborted && (await step())) await nextTurn();
    },
    unknown: () => unknown,
    finish: () => {
      model.savePosition(model.position);
      // Readers are let in from here on.
      model.db.exec('PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL');
      model.close();
    },
    discard: () => {
      model.close();
      removeModelFile(path);
    },
  };
};

const newModel = (path: string, projection: Projection): ModelDb => {
  try {
    return createModelDb(path, projection);
  } catch (error) {
    removeModelFile(path);
    throw error;
  }
};
