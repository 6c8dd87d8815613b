import type { Decision } from '@lienthong/kernel';
import type { Dossier } from './dossier.js';
import type { DossierRefusal } from './dossier.commands.js';
import { evolveDossier } from './dossier.evolve.js';
import type { DossierEvent } from './dossier.events.js';

export type Decided = Decision<DossierEvent, DossierRefusal>;

/** Facts of one decision so far, and the state that follows from them: what comes next is decided on that. */
export interface Draft<S extends Dossier = Dossier> {
  readonly state: S;
  readonly events: readonly DossierEvent[];
}

export const draftOf = <S extends Dossier>(state: S): Draft<S> => ({ state, events: [] });

export const adding = ({ state, events }: Draft, ...more: readonly DossierEvent[]): Draft => ({
  state: more.reduce(evolveDossier, state),
  events: [...events, ...more],
});

export const decidedOf = ({ events }: Draft): Decided => ({ accepted: true, events });
