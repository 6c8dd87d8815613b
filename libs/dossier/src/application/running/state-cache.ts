import type { Known } from '@lienthong/ledger';
import { newest } from '@lienthong/read-model';
import { isOpen } from '../../domain/dossier.js';
import type { Dossier } from '../../domain/dossier.js';
import { createRecentFacts } from './recent-facts.js';
import type { RecentFacts } from './recent-facts.js';

/** Dossiers that were at work last, as this process knows them: another may have gone on since. */
export interface StateCache {
  get(dossier: string): Known<Dossier> | undefined;
  set(dossier: string, known: Known<Dossier>): void;
  readonly recent: RecentFacts;
}

/** Of those that ended so many stay a moment longer: whoever follows their last facts asks once more. */
const ENDED = 256;

/** Keeps so many open ones; of one that ended nobody needs more. */
export const createStateCache = (most = 10_000): StateCache => {
  const open = newest<Known<Dossier>>(most);
  const ended = newest<Known<Dossier>>(Math.min(ENDED, most));
  return {
    recent: createRecentFacts(),
    get: (dossier) => {
      const known = open.get(dossier);
      if (known === undefined) return ended.get(dossier);
      open.set(dossier, known);
      return known;
    },
    set: (dossier, known) => {
      if (isOpen(known.state)) {
        open.set(dossier, known);
        return;
      }
      open.delete(dossier);
      ended.set(dossier, known);
    },
  };
};
