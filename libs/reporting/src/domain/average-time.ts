import { workedMinutes } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import type { DossierFacts, RecordedEvent } from './facts.js';
import { factsKnownAt } from './facts.fold.js';
import { legOf, procedureOf } from './ground.js';
import type { Ground } from './ground.js';
import { valueAt } from './moment.js';
import { boundsOf } from './period.js';
import type { Bounds } from './period.js';
import type { Question } from './report.js';

export interface Average {
  readonly times: number;
  /** Arithmetic means, in minutes: of the unit's working time, and by the clock. */
  readonly workingMinutes: number;
  readonly elapsedMinutes: number;
}

export interface LegTime extends Average {
  readonly leg: string;
  readonly name: string;
  readonly postal: boolean;
}

export interface ProcedureTime extends Average {
  readonly procedure: string;
  readonly name: string;
  /** In the order of the procedure. */
  readonly legs: readonly LegTime[];
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const averageOf = ({ time }: Ground, spans: readonly Span[]): Average => {
  const mean = (of: (span: Span) => number): number =>
    spans.reduce((sum, span) => sum + of(span), 0) / Math.max(1, spans.length);
  return {
    times: spans.length,
    workingMinutes: mean(({ from, to }) => workedMinutes(time, from, to)),
    elapsedMinutes: mean(({ from, to }) => Math.max(0, Date.parse(to) - Date.parse(from)) / 60_000),
  };
};

const endedIn = ({ start, end }: Bounds, { ended, received }: DossierFacts): readonly Span[] =>
  ended?.as === 'resolved' && received !== undefined && ended.happened >= start && ended.happened <= end
    ? [{ from: received.happened, to: ended.happened }]
    : [];

/** A leg that was done again counts each time. */
const spansOfLeg = (all: readonly DossierFacts[], id: string): readonly Span[] =>
  all
    .flatMap(({ legs }) => legs)
    .flatMap(({ leg, started, ended }) =>
      leg === id && ended !== undefined ? [{ from: started.happened, to: ended.happened }] : [],
    );

/** Where the time goes: of dossiers whose result was there within the period, as their agencies say, by procedure. */
export const averageTimes = (
  ground: Ground,
  events: Iterable<RecordedEvent>,
  { unit, period, knownAt }: Omit<Question, 'rule'>,
): readonly ProcedureTime[] => {
  const bounds = boundsOf(period, knownAt);
  const byVersion = new Map<string, DossierFacts[]>();
  for (const facts of factsKnownAt(events, knownAt)) {
    const receiver = valueAt(facts.receivers, 'happened', facts.ended?.happened ?? bounds.end);
    if (receiver === undefined || !unit.agencies.has(receiver) || endedIn(bounds, facts).length === 0) continue;
    const key = `${facts.procedure} ${facts.version}`;
    const same = byVersion.get(key);
    if (same === undefined) byVersion.set(key, [facts]);
    else same.push(facts);
  }
  return [...byVersion]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, all]) => {
      const [first] = all;
      if (first === undefined) return [];
      const procedure = procedureOf(ground, first);
      const legs = procedure.legs.map(({ id, name }) => ({
        leg: id,
        name,
        postal: legOf(procedure, id)?.post !== undefined,
        ...averageOf(ground, spansOfLeg(all, id)),
      }));
      const whole = averageOf(
        ground,
        all.flatMap((facts) => endedIn(bounds, facts)),
      );
      return [{ procedure: procedure.code, name: procedure.name, ...whole, legs }];
    });
};
