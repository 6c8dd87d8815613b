import type { EventStore, RecordedEvent } from '@lienthong/event-store';
import { fold } from '@lienthong/ledger';
import { dossierOf } from '../../contracts/dossier-streams.js';
import { createStateCache } from '../../application/running/state-cache.js';
import { initialDossier } from '../../domain/dossier.js';
import type { Dossier } from '../../domain/dossier.js';
import { evolveDossier } from '../../domain/dossier.evolve.js';

const folding = (initial: Dossier) => ({ initial, evolve: evolveDossier });

/** Dossiers as they are after a batch of their events. */
export interface BatchStates {
  gather(events: readonly RecordedEvent[]): Promise<void>;
  /** The state with the last event of the batch; undefined for an event that another one of the batch follows. */
  after(event: RecordedEvent): Dossier | undefined;
}

/** Folds what comes next to what is known; a dossier that is not known any more is read from its stream. */
export const createBatchStates = (store: Pick<EventStore, 'readStream'>, keep = 20_000): BatchStates => {
  const states = createStateCache(keep);
  const reached = new Map<string, { readonly revision: number; readonly state: Dossier }>();

  const advance = async (dossier: string, events: readonly RecordedEvent[]): Promise<void> => {
    const [first] = events;
    const last = events.at(-1);
    if (first === undefined || last === undefined) return;
    const known = states.get(dossier);
    const follows = known?.revision === first.revision - 1;
    const base = follows ? known.state : initialDossier;
    const news =
      follows || first.revision === 0 ? events : await store.readStream(first.stream, { limit: last.revision + 1 });
    const now = { state: fold(folding(base), news), revision: last.revision };
    states.set(dossier, now);
    reached.set(dossier, now);
  };

  return {
    gather: async (events) => {
      reached.clear();
      for (const [dossier, own] of Map.groupBy(events, ({ stream }) => dossierOf(stream))) await advance(dossier, own);
    },
    after: ({ stream, revision }) => {
      const now = reached.get(dossierOf(stream));
      return now?.revision === revision ? now.state : undefined;
    },
  };
};
