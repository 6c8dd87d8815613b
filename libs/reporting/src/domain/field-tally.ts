import { causeOf, emptyCauses } from './causes.js';
import { hasDrifted, isDrifted } from './drift.js';
import { forEachVersion } from './ground.js';
import type { Definition, Ground } from './ground.js';
import type { KnownDossier } from './known-dossier.js';
import { boundsOf } from './period.js';
import type { Question } from './report.js';
import { standingOf } from './standing.js';
import type { View } from './standing.js';
import type { Standing } from './standing-kind.js';
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
  readonly add: (dossier: KnownDossier) => void;
  /** In the order of the fields' names. */
  readonly sorted: () => readonly FieldTally[];
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

export const createFieldTallies = (ground: Ground, { unit, period, rule, knownAt }: Question): FieldTallies => {
  const bounds = boundsOf(period, knownAt);
  const asking = { time: ground.time, rule, bounds, agencies: unit.agencies };
  const tallies = new Map<string, FieldTally>();

  /** Fields that nothing was counted of are in no row. */
  const tallyFor = (field: string): FieldTally => {
    const tally = tallies.get(field) ?? emptyTally(field);
    tallies.set(field, tally);
    return tally;
  };
  const countedAs = forEachVersion(ground, (definition) => {
    let tally: FieldTally | undefined;
    return { definition, tally: () => (tally ??= tallyFor(definition.procedure.field)) };
  });

  const addCause = (tally: FieldTally, definition: Definition, dossier: KnownDossier, standings: Standings): void => {
    const unasked = { ...VIEWS.reconciledPostSetApart, supplements: 'ignored' } as const;
    const cause = causeOf({
      counted: standings.reconciled,
      postSetApart: standings.reconciledPostSetApart,
      unasked: () => standingOf(asking, unasked, definition, dossier),
    });
    tally.causes[cause][standings.reported?.resolved === true ? 'late' : 'overdue'] += 1;
  };

  const addDrift = (tally: FieldTally, dossier: KnownDossier): void => {
    const drifts = dossier.drifts();
    if (drifts.length === 0) return;
    if (hasDrifted(drifts, bounds)) tally.drifted += 1;
    if (isDrifted(drifts, bounds)) tally.open += 1;
  };

  return {
    add: (dossier) => {
      const { definition, tally: tallyOf } = countedAs(dossier);
      const look = (view: View): Standing | undefined => standingOf(asking, view, definition, dossier);
      const reported = look(VIEWS.reported);
      const reconciled = look(VIEWS.reconciled);
      if (reported === undefined && reconciled === undefined) return;
      // Setting post apart changes nothing of what is not late, nor of what never travels.
      const travels = definition.postal.size > 0;
      const standings: Standings = {
        reported,
        reconciled,
        postSetApart: travels && reported?.verdict === 'late' ? look(VIEWS.postSetApart) : reported,
        reconciledPostSetApart:
          travels && reconciled?.verdict === 'late' ? look(VIEWS.reconciledPostSetApart) : reconciled,
      };
      const tally = tallyOf();
      for (const view of VIEW_NAMES) {
        const standing = standings[view];
        if (standing !== undefined) tally.standings[view].add(standing);
      }
      if (reported === undefined) return;
      addDrift(tally, dossier);
      if (reported.verdict === 'late') addCause(tally, definition, dossier, standings);
    },
    sorted: () => [...tallies.values()].sort((a, b) => a.field.localeCompare(b.field, 'vi')),
  };
};
