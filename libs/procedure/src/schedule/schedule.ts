import { dueDate } from '@lienthong/calendar';
import type { DueDate, WorkingTime } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import { inOrder } from '../checking/graph.js';
import { holds } from '../model/condition.js';
import type { Facts } from '../model/condition.js';
import type { Leg, Procedure } from '../model/procedure.js';
import { halvesOfLeg, limitUnder } from './limits.js';

export interface PlannedLeg {
  readonly leg: string;
  /** When it is to be done, if each leg takes as long as it may; undefined where it is not counted in working days. */
  readonly due: Instant | undefined;
}

export interface Schedule {
  /** What the citizen is promised; undefined where no limit applies. */
  readonly promised: DueDate | undefined;
  /** Legs that take place, those before first. */
  readonly legs: readonly PlannedLeg[];
}

/** Half-days from the reception to the end of each leg along the longest way to it. */
const endsOf = (legs: readonly Leg[], facts: Facts): ReadonlyMap<string, number | undefined> => {
  const ends = new Map<string, number | undefined>();
  for (const leg of inOrder(legs)) {
    const takes = holds(leg.condition, facts) ? halvesOfLeg(leg, facts) : 0;
    const earlier = leg.after.map((id) => ends.get(id));
    const begins = earlier.includes(undefined) ? undefined : Math.max(0, ...earlier.map((end) => end ?? 0));
    ends.set(leg.id, takes === undefined || begins === undefined ? undefined : begins + takes);
  }
  return ends;
};

/** Whole days end with their day, as the promise does; a half with its half. */
const planned = (time: WorkingTime, procedure: Procedure, receivedAt: Instant, halves: number): Instant => {
  const limit =
    halves % 2 === 0
      ? ({ unit: 'working-days', amount: halves / 2 } as const)
      : ({ unit: 'half-days', amount: halves } as const);
  const { cutoff } = procedure;
  return dueDate(time, { receivedAt, limit, ...(cutoff === undefined ? {} : { cutoff }) }).due;
};

/** What is promised and when each leg is to be done, in the working time of the unit that received. */
export const scheduleOf = (procedure: Procedure, facts: Facts, receivedAt: Instant, time: WorkingTime): Schedule => {
  const limit = limitUnder(procedure.limit, facts);
  const { cutoff } = procedure;
  const ends = endsOf(procedure.legs, facts);
  return {
    promised: limit && dueDate(time, { receivedAt, limit, ...(cutoff === undefined ? {} : { cutoff }) }),
    legs: inOrder(procedure.legs)
      .filter(({ condition }) => holds(condition, facts))
      .map(({ id }) => {
        const halves = ends.get(id);
        return { leg: id, due: halves === undefined ? undefined : planned(time, procedure, receivedAt, halves) };
      }),
  };
};
