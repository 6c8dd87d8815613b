import { causeOf, emptyCauses } from './causes.js';
import { hasDrifted, isDrifted } from './drift.js';
import type { DossierFacts } from './facts.js';
import { procedureOf, rememberingGround } from './ground.js';
import type { Ground } from './ground.js';
import { boundsOf } from './period.js';
import type { Question } from './report.js';
import { standingOf } from './standing.js';
import type { Standing, View } from './standing.js';
import { createTally } from './tally.js';
import type { StandingTally } from './tally.js';
import { VIEW_NAMES, VIEWS } from './views.js';
import type { ViewName } from './views.js';

/** What was counted of one field. */
export interface FieldTally {
  readonly field: string;
  readonly standings: Readonly<Record<ViewName, StandingTally>>;
  readonly causes: ReturnType<typeof emptyCauses>;
  drifted: number;
  open: number;
}

export interface FieldTallies {
  add(facts: DossierFacts): void;
  /** In the order of the fields' names. */
  sorted(): readonly FieldTally[];
}

type Standings = Readonly<Record<ViewName, Standing | undefined>>;

const emptyTally = (field: string): FieldTally => ({
  field,
  standings: {
    reported: createTally(),
    postSetApart: createTally(),
    reconciled: createTally(),
    reconciledPostSetApart: createTally(),
  },
  causes: emptyCauses(),
  drifted: 0,
  open: 0,
});

export const createFieldTallies = (given: Ground, { unit, period, rule, knownAt }: Question): FieldTallies => {
  const ground = rememberingGround(given);
  const bounds = boundsOf(period, knownAt);
  const tallies = new Map<string, FieldTally>();

  const look = (facts: DossierFacts, view: View): Standing | undefined => {
    const standing = standingOf(ground, rule, view, bounds, facts);
    return standing !== undefined && unit.agencies.has(standing.receiver) ? standing : undefined;
  };
  /** Setting post apart changes nothing of what is not late. */
  const apart = (facts: DossierFacts, counted: Standing | undefined, view: View): Standing | undefined =>
    counted?.verdict === 'late' ? look(facts, view) : counted;

  const tallyFor = (facts: DossierFacts): FieldTally => {
    const { field } = procedureOf(ground, facts);
    const tally = tallies.get(field) ?? emptyTally(field);
    tallies.set(field, tally);
    return tally;
  };

  const addCause = (tally: FieldTally, facts: DossierFacts, standings: Standings, { resolved }: Standing): void => {
    const without = (): DossierFacts => ({ ...facts, legs: facts.legs, secondSupplement: undefined });
    const cause = causeOf(facts, {
      counted: standings.reconciled,
      postSetApart: standings.reconciledPostSetApart,
      unasked: () => look(without(), VIEWS.reconciledPostSetApart),
    });
    tally.causes[cause][resolved ? 'late' : 'overdue'] += 1;
  };

  return {
    add: (facts) => {
      const [reported, reconciled] = [look(facts, VIEWS.reported), look(facts, VIEWS.reconciled)];
      if (reported === undefined && reconciled === undefined) return;
      const standings: Standings = {
        reported,
        reconciled,
        postSetApart: apart(facts, reported, VIEWS.postSetApart),
        reconciledPostSetApart: apart(facts, reconciled, VIEWS.reconciledPostSetApart),
      };
      const tally = tallyFor(facts);
      for (const view of VIEW_NAMES) {
        const standing = standings[view];
        if (standing !== undefined) tally.standings[view].add(standing);
      }
      if (reported?.verdict === 'late') addCause(tally, facts, standings, reported);
      if (reported === undefined || facts.drifts.length === 0) return;
      if (hasDrifted(facts, bounds)) tally.drifted += 1;
      if (isDrifted(facts, bounds)) tally.open += 1;
    },
    sorted: () => [...tallies.values()].sort((a, b) => a.field.localeCompare(b.field, 'vi')),
  };
};
