import { fold } from '@lienthong/ledger';
import type { Known } from '@lienthong/ledger';
import type { EventStore } from '@lienthong/event-store';
import { dossierStream } from '../../contracts/dossier-streams.js';
import { initialDossier } from '../../domain/dossier.js';
import type { Dossier } from '../../domain/dossier.js';
import { evolveDossier } from '../../domain/dossier.evolve.js';
import type { StateCache } from './state-cache.js';

export interface LoadPorts {
  readonly store: Pick<EventStore, 'readStream' | 'headOf'>;
  readonly states: StateCache;
}

const unknown: Known<Dossier> = { state: initialDossier, revision: -1 };

/** The dossier as the store has it now; only what is newer than the cache is read. Revision -1: there is none. */
export const loadDossier =
  ({ store, states }: LoadPorts) =>
  async (dossier: string): Promise<Known<Dossier>> => {
    const known = states.get(dossier) ?? unknown;
    const stream = dossierStream(dossier);
    if ((await store.headOf(stream)) === known.revision) return known;
    const news = await store.readStream(stream, { from: known.revision + 1 });
    const last = news.at(-1);
    if (last === undefined) return known;
    const state = fold({ initial: known.state, evolve: evolveDossier }, news);
    const key = known.key ?? news.find(({ meta }) => meta.key !== undefined)?.meta.key;
    const reached = { state, revision: last.revision, ...(key === undefined ? {} : { key }) };
    states.set(dossier, reached);
    return reached;
  };

/**
 * As this process knows it, without asking the store, where it knows it at `revision` or later. Another process may have
 * gone on since: what is decided on it is written only where nobody has, and decided anew otherwise.
 */
export const knownDossier =
  (ports: LoadPorts) =>
  (dossier: string, revision = 0): Known<Dossier> | Promise<Known<Dossier>> => {
    const known = ports.states.get(dossier);
    return known !== undefined && known.revision >= revision ? known : loadDossier(ports)(dossier);
  };
