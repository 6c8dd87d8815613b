import type { Known } from '@lienthong/ledger';
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

const bounded = (most: number) => {
  const kept = new Map<string, Known<Dossier>>();
  return {
    get: (dossier: string): Known<Dossier> | undefined => kept.get(dossier),
    drop: (dossier: string): void => void kept.delete(dossier),
    /** Behind all others; the one unused longest goes first. */
    put: (dossier: string, known: Known<Dossier>): void => {
      kept.delete(dossier);
      kept.set(dossier, known);
      if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
    },
  };
};

/** Keeps so many open ones; of one that ended nobody needs more. */
export const createStateCache = (most = 10_000): StateCache => {
  const open = bounded(most);
  const ended = bounded(Math.min(ENDED, most));
  return {
    recent: createRecentFacts(),
    get: (dossier) => {
      const known = open.get(dossier);
      if (known === undefined) return ended.get(dossier);
      open.put(dossier, known);
      return known;
    },
    set: (dossier, known) => {
      if (isOpen(known.state)) {
        open.put(dossier, known);
        return;
      }
      open.drop(dossier);
      ended.put(dossier, known);
    },
  };
};
