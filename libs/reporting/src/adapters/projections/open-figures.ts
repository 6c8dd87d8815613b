import type { EventStore } from '@lienthong/event-store';
import { Fault, isFault } from '@lienthong/kernel';
import type { ProjectionWorker } from '@lienthong/read-model';
import type { DossierFigures } from '../../application/dossier-figures.js';
import { createFiguresReader } from './figures.queries.js';
import { figuresModel } from './figures.schema.js';

/** A report may wait so long for what the store already knew. */
const PATIENCE_MS = 30_000;

export interface OpenFigures extends DossierFigures {
  close(): void;
}

/** The figures as the store knew them at the time of asking: a number that lacks a fact is none. */
export const openFigures = (
  worker: Pick<ProjectionWorker, 'openModel' | 'caughtUp'>,
  store: Pick<EventStore, 'head'>,
): OpenFigures => {
  const model = worker.openModel(figuresModel);
  const reader = createFiguresReader(model);
  /** While the model is being built it reaches nowhere: that is waited for like the rest. */
  const reached = (): number => {
    try {
      return model.position();
    } catch (error) {
      if (isFault(error) && error.retriable) return -1;
      throw error;
    }
  };
  const isBehind = async (): Promise<boolean> => {
    const head = await store.head();
    return reached() < head && !(await worker.caughtUp(figuresModel.name, head, PATIENCE_MS));
  };
  return {
    each: async (agencies, knownAt, take) => {
      if (await isBehind()) throw new Fault('read-model/behind', 'The model of figures is behind', { retriable: true });
      await reader.each(agencies, knownAt, take);
    },
    close: () => model.close(),
  };
};
