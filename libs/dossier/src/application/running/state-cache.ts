import type { Known } from '@lienthong/ledger';
import type { Dossier } from '../../domain/dossier.js';
import { createRecentFacts } from './recent-facts.js';
import type { RecentFacts } from './recent-facts.js';

/** Dossiers that were at work last, as this process knows them: another may have gone on since. */
export interface StateCache {
  get(dossier: string): Known<Dossier> | undefined;
  set(dossier: string, known: Known<Dossier>): void;
  readonly recent: RecentFacts;
}

/** Keeps so many; the one unused longest goes first. */
export const createStateCache = (most = 10_000): StateCache => {
  const kept = new Map<string, Known<Dossier>>();
  return {
    recent: createRecentFacts(),
    get: (dossier) => {
      const known = kept.get(dossier);
      if (known === undefined) return undefined;
      kept.delete(dossier);
      kept.set(dossier, known);
      return known;
    },
    set: (dossier, known) => {
      kept.delete(dossier);
      kept.set(dossier, known);
      if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
    },
  };
};
