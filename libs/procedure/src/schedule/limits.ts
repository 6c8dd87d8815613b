import type { Limit } from '@lienthong/calendar';
import { inOrder } from '../checking/graph.js';
import { holds } from '../model/condition.js';
import type { Facts } from '../model/condition.js';
import type { Leg, LimitRule, Procedure, Step } from '../model/procedure.js';

/** The last that applies. */
export const limitUnder = (rule: LimitRule, facts: Facts): Limit | undefined =>
  rule.findLast(({ condition }) => holds(condition, facts))?.limit;

/** Half-days of work; undefined for limits that are not counted in working days. */
export const halvesOf = ({ unit, amount }: Limit): number | undefined => {
  if (unit === 'half-days') return amount;
  if (unit === 'working-days') return amount * 2;
  return undefined;
};

interface Lasting {
  readonly id: string;
  readonly after: readonly string[];
  readonly halves: number;
}

/** The longest way through, in half-days. */
const longest = (nodes: readonly Lasting[]): number => {
  const ends = new Map<string, number>();
  for (const { id, after, halves } of inOrder(nodes))
    ends.set(id, halves + Math.max(0, ...after.map((earlier) => ends.get(earlier) ?? 0)));
  return Math.max(0, ...ends.values());
};

/** What does not take place takes no time; undefined where one is not counted in working days. */
const lasting = <T extends Leg | Step>(
  nodes: readonly T[],
  facts: Facts,
  halves: (node: T) => number | undefined,
): readonly Lasting[] | undefined => {
  const found: Lasting[] = [];
  for (const node of nodes) {
    const takes = holds(node.condition, facts) ? halves(node) : 0;
    if (takes === undefined) return undefined;
    found.push({ id: node.id, after: node.after, halves: takes });
  }
  return found;
};

const halvesUnder = (rule: LimitRule, facts: Facts): number | undefined => {
  const limit = limitUnder(rule, facts);
  return limit && halvesOf(limit);
};

/** A leg takes as long as it may, or as its steps take one after another. */
export const halvesOfLeg = (leg: Leg, facts: Facts): number | undefined => {
  if (leg.limit.length > 0) return halvesUnder(leg.limit, facts);
  const steps = lasting(leg.steps, facts, (step) => halvesUnder(step.limit, facts));
  return steps && longest(steps);
};

/** All legs that the promise has room for, along the longest way. */
export const halvesOfWay = ({ legs }: Procedure, facts: Facts): number | undefined => {
  const nodes = lasting(legs, facts, (leg) => (leg.post?.promise === 'outside' ? 0 : halvesOfLeg(leg, facts)));
  return nodes && longest(nodes);
};
