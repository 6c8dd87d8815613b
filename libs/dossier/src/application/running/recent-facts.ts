import { fold } from '@lienthong/ledger';
import type { Known } from '@lienthong/ledger';
import type { NewEvent } from '@lienthong/event-store';
import type { Dossier } from '../../domain/dossier.js';
import { evolveDossier } from '../../domain/dossier.evolve.js';

type Fact = Pick<NewEvent, 'type' | 'data'>;

interface Trail {
  readonly base: Known<Dossier>;
  /** Those that follow on the base, one revision after the other. */
  readonly facts: readonly Fact[];
}

/** More than a dossier commonly has: who follows is behind by an act or two. */
const MOST_FACTS = 32;

/** What this process wrote of late, so that who follows finds the state after each fact without reading. */
export interface RecentFacts {
  wrote(dossier: string, before: Known<Dossier>, facts: readonly NewEvent[]): void;
  /** Undefined where it is not, or no longer, remembered. */
  after(dossier: string, revision: number): Dossier | undefined;
}

/** `most`: of so many dossiers; the one written longest ago goes first. */
export const createRecentFacts = (most = 1_000): RecentFacts => {
  const trails = new Map<string, Trail>();
  return {
    wrote: (dossier, before, facts) => {
      const news = facts.map(({ type, data }) => ({ type, data }));
      const trail = trails.get(dossier);
      const follows = trail !== undefined && trail.base.revision + trail.facts.length === before.revision;
      const fits = follows && trail.facts.length + news.length <= MOST_FACTS;
      trails.delete(dossier);
      trails.set(dossier, fits ? { ...trail, facts: [...trail.facts, ...news] } : { base: before, facts: news });
      if (trails.size > most) trails.delete(trails.keys().next().value ?? '');
    },
    after: (dossier, revision) => {
      const trail = trails.get(dossier);
      if (trail === undefined) return undefined;
      const count = revision - trail.base.revision;
      if (count < 1 || count > trail.facts.length) return undefined;
      return fold({ initial: trail.base.state, evolve: evolveDossier }, trail.facts.slice(0, count));
    },
  };
};
