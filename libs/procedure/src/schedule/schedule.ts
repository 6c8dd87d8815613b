import { dueDate } from '@lienthong/calendar';
import type { DueDate, Limit, WorkingTime } from '@lienthong/calendar';
import type { Instant } from '@lienthong/kernel';
import { inOrder } from '../checking/graph.js';
import { holds } from '../model/condition.js';
import type { Facts } from '../model/condition.js';
import type { Leg, Procedure } from '../model/procedure.js';
import { halvesOfLeg, limitUnder } from './limits.js';

export interface PlannedLeg {
  readonly leg: string;
  /** When it is to be done, if each leg takes as long as it may; undefined behind steps without a common unit. */
  readonly due: Instant | undefined;
}

export interface Schedule {
  /** What the citizen is promised; undefined where no limit applies. */
  readonly promised: DueDate | undefined;
  /** Legs that take place, those before first. */
  readonly legs: readonly PlannedLeg[];
}

/** So many half-days of work after a moment: the reception, or the end of a leg that is not counted in working days. */
interface End {
  readonly from: Instant;
  readonly halves: number;
  readonly due: Instant;
}

/** Whole days end with their day, as the promise does; a half with its half. */
const limitOf = (halves: number): Limit =>
  halves % 2 === 0 ? { unit: 'working-days', amount: halves / 2 } : { unit: 'half-days', amount: halves };

const last = (ends: readonly End[]): End | undefined =>
  ends.reduce<End | undefined>(
    (latest, end) => (latest === undefined || end.due > latest.due ? end : latest),
    undefined,
  );

/** What is promised and when each leg is to be done, in the working time of the unit that received. */
export const scheduleOf = (procedure: Procedure, facts: Facts, receivedAt: Instant, time: WorkingTime): Schedule => {
  const { cutoff } = procedure;
  const dueIn = (limit: Limit, from: Instant) =>
    dueDate(time, { receivedAt: from, limit, ...(cutoff === undefined ? {} : { cutoff }) });

  const endOf = (leg: Leg, begin: End): End | undefined => {
    if (!holds(leg.condition, facts)) return begin;
    const halves = halvesOfLeg(leg, facts);
    if (halves !== undefined) {
      const total = begin.halves + halves;
      return { from: begin.from, halves: total, due: dueIn(limitOf(total), begin.from).due };
    }
    const own = limitUnder(leg.limit, facts);
    if (own === undefined) return undefined;
    const { due } = dueIn(own, begin.due);
    return { from: due, halves: 0, due };
  };

  const reception: End = { from: receivedAt, halves: 0, due: receivedAt };
  const ends = new Map<string, End | undefined>();
  const legs = inOrder(procedure.legs);
  for (const leg of legs) {
    const before = leg.after.map((id) => ends.get(id));
    const known = before.filter((end) => end !== undefined);
    ends.set(leg.id, known.length < before.length ? undefined : endOf(leg, last(known) ?? reception));
  }
  const promised = limitUnder(procedure.limit, facts);
  return {
    promised: promised && dueIn(promised, receivedAt),
    legs: legs
      .filter(({ condition }) => holds(condition, facts))
      .map(({ id }) => ({ leg: id, due: ends.get(id)?.due })),
  };
};
