import type { Procedure } from '@lienthong/procedure';
import type { RecordedEvent } from './facts.js';
import { factsKnownAt } from './facts.fold.js';
import { forEachVersion } from './ground.js';
import type { Ground } from './ground.js';
import { knownFrom } from './known-dossier.js';
import type { KnownDossier } from './known-dossier.js';
import { createMean } from './mean.js';
import type { Average, Mean } from './mean.js';
import { boundsOf } from './period.js';
import type { Question } from './report.js';

export interface LegTime extends Average {
  readonly leg: string;
  readonly name: string;
  readonly postal: boolean;
}

export interface ProcedureTime extends Average {
  readonly procedure: string;
  /** The version's first day. */
  readonly version: string;
  readonly name: string;
  /** In the order of the procedure. */
  readonly legs: readonly LegTime[];
}

export type TimeQuestion = Omit<Question, 'rule'>;

interface Measured {
  readonly procedure: Procedure;
  readonly whole: Mean;
  readonly legs: ReadonlyMap<string, Mean>;
}

export interface TimesInMaking {
  /** @throws Fault `reporting/procedure-unknown` */
  readonly add: (dossier: KnownDossier) => void;
  readonly finish: () => readonly ProcedureTime[];
}

const timeOf = ({ procedure, whole, legs }: Measured): ProcedureTime => ({
  procedure: procedure.code,
  version: procedure.from,
  name: procedure.name,
  ...whole.average(),
  legs: procedure.legs.flatMap(({ id, name, post }) => {
    const mean = legs.get(id);
    return mean === undefined ? [] : [{ leg: id, name, postal: post !== undefined, ...mean.average() }];
  }),
});

const orderOf = ({ procedure, version }: ProcedureTime): string => `${procedure} ${version}`;

/** Where the time goes: of dossiers whose result was there within the period, as their agencies say, by procedure. */
export const createTimes = (ground: Ground, { unit, period, knownAt }: TimeQuestion): TimesInMaking => {
  const { start, end } = boundsOf(period, knownAt);
  const all: Measured[] = [];
  const measuredOf = forEachVersion(ground, ({ procedure }): Measured => {
    const legs = new Map(procedure.legs.map(({ id }) => [id, createMean(ground.time)]));
    const measured = { procedure, whole: createMean(ground.time), legs };
    all.push(measured);
    return measured;
  });

  return {
    add: (dossier) => {
      const [received, ended] = [dossier.received('happened'), dossier.ended('happened')];
      if (dossier.endedAs !== 'resolved' || received === undefined || ended === undefined) return;
      if (ended < start || ended > end) return;
      const receiver = dossier.receiverAt('happened', ended);
      if (receiver === undefined || !unit.agencies.has(receiver)) return;
      const { whole, legs } = measuredOf(dossier);
      whole.add(received, ended);
      // A leg that was done again counts each time.
      dossier.eachLeg('happened', (leg, from, to) => {
        if (to !== undefined) legs.get(leg)?.add(from, to);
      });
    },
    finish: () => all.map(timeOf).sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
  };
};

export const averageTimes = (
  ground: Ground,
  events: Iterable<RecordedEvent>,
  question: TimeQuestion,
): readonly ProcedureTime[] => {
  const times = createTimes(ground, question);
  for (const facts of factsKnownAt(events, question.knownAt)) times.add(knownFrom(facts));
  return times.finish();
};
