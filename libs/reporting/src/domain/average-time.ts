import type { Procedure } from '@lienthong/procedure';
import type { DossierFacts, RecordedEvent } from './facts.js';
import { factsKnownAt } from './facts.fold.js';
import { legOf, procedureOf, rememberingGround } from './ground.js';
import type { Ground } from './ground.js';
import { createMean } from './mean.js';
import type { Average, Mean } from './mean.js';
import { valueAt } from './moment.js';
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
  add(facts: DossierFacts): void;
  finish(): readonly ProcedureTime[];
}

const keyOf = ({ procedure, version }: DossierFacts): string => `${procedure} ${version}`;

const timeOf = ({ procedure, whole, legs }: Measured): ProcedureTime => ({
  procedure: procedure.code,
  version: procedure.from,
  name: procedure.name,
  ...whole.average(),
  legs: procedure.legs.flatMap(({ id, name }) => {
    const mean = legs.get(id);
    return mean === undefined
      ? []
      : [{ leg: id, name, postal: legOf(procedure, id)?.post !== undefined, ...mean.average() }];
  }),
});

/** Where the time goes: of dossiers whose result was there within the period, as their agencies say, by procedure. */
export const createTimes = (given: Ground, { unit, period, knownAt }: TimeQuestion): TimesInMaking => {
  const ground = rememberingGround(given);
  const { start, end } = boundsOf(period, knownAt);
  const measured = new Map<string, Measured>();

  const measuredOf = (facts: DossierFacts): Measured => {
    const key = keyOf(facts);
    const known = measured.get(key);
    if (known !== undefined) return known;
    const procedure = procedureOf(ground, facts);
    const legs = new Map(procedure.legs.map(({ id }) => [id, createMean(ground.time)]));
    const fresh = { procedure, whole: createMean(ground.time), legs };
    measured.set(key, fresh);
    return fresh;
  };

  return {
    add: (facts) => {
      const { ended, received, receivers } = facts;
      if (ended?.as !== 'resolved' || received === undefined) return;
      if (ended.happened < start || ended.happened > end) return;
      const receiver = valueAt(receivers, 'happened', ended.happened);
      if (receiver === undefined || !unit.agencies.has(receiver)) return;
      const { whole, legs } = measuredOf(facts);
      whole.add(received.happened, ended.happened);
      // A leg that was done again counts each time.
      for (const { leg, started, ended: done } of facts.legs)
        if (done !== undefined) legs.get(leg)?.add(started.happened, done.happened);
    },
    finish: () => [...measured].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => timeOf(one)),
  };
};

export const averageTimes = (
  ground: Ground,
  events: Iterable<RecordedEvent>,
  question: TimeQuestion,
): readonly ProcedureTime[] => {
  const times = createTimes(ground, question);
  for (const facts of factsKnownAt(events, question.knownAt)) times.add(facts);
  return times.finish();
};
