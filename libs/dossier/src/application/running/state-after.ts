import { fold } from '@lienthong/ledger';
import type { RecordedEvent } from '@lienthong/event-store';
import { dossierOf } from '../../contracts/dossier-streams.js';
import { initialDossier } from '../../domain/dossier.js';
import type { Dossier } from '../../domain/dossier.js';
import { evolveDossier } from '../../domain/dossier.evolve.js';
import type { LoadPorts } from './load-dossier.js';
import { createStateCache } from './state-cache.js';

/** The dossier right after one of its facts, whatever has happened since. */
export type StateAfter = (fact: RecordedEvent) => Promise<Dossier>;

const folded = (initial: Dossier, facts: readonly RecordedEvent[]): Dossier =>
  fold({ initial, evolve: evolveDossier }, facts);

/**
 * For who follows dossiers fact by fact: what is next to a fact that was asked for before needs no reading, and of others
 * only what lies between is read. `keep`: of so many dossiers at once.
 */
export const followStates = ({ store, states }: LoadPorts, keep = 5_000): StateAfter => {
  const followed = createStateCache(keep);
  const read = async ({ stream, revision }: RecordedEvent, from: number, state: Dossier): Promise<Dossier> =>
    folded(state, await store.readStream(stream, { from, limit: revision - from + 1 }));
  const stateAfter = async (dossier: string, fact: RecordedEvent): Promise<Dossier> => {
    const { revision } = fact;
    const written = states.recent.after(dossier, revision);
    if (written !== undefined) return written;
    const known = followed.get(dossier);
    if (known === undefined || known.revision > revision) return read(fact, 0, initialDossier);
    if (known.revision === revision) return known.state;
    return known.revision === revision - 1 ? folded(known.state, [fact]) : read(fact, known.revision + 1, known.state);
  };
  return async (fact) => {
    const dossier = dossierOf(fact.stream);
    const state = await stateAfter(dossier, fact);
    followed.set(dossier, { state, revision: fact.revision });
    return state;
  };
};
