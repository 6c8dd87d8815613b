import { workedMinutesBetween } from '@lienthong/calendar';
import type { AgencyId } from '@lienthong/identifiers';
import type { DossierFacts } from './facts.js';
import type { Ground } from './ground.js';
import { valueAt } from './moment.js';
import type { Basis, Ms } from './moment.js';
import { deadlineOf, judge } from './on-time-rule.js';
import type { OnTimeRule, Verdict } from './on-time-rule.js';
import type { Bounds } from './period.js';
import { postalMinutes } from './post.js';

/** How the same facts are looked at. */
export interface View {
  readonly basis: Basis;
  /** `set-apart`: what is late by no more than it travelled by post is on time. */
  readonly post: 'counted' | 'set-apart';
}

export const ORIGINS = ['online', 'direct-or-post', 'carried-over'] as const;
export type Origin = (typeof ORIGINS)[number];

/** Where one dossier stands at the end of a period. */
export interface Standing {
  readonly origin: Origin;
  readonly resolved: boolean;
  readonly verdict: Verdict;
  /** Who answers for it then. */
  readonly receiver: AgencyId;
}

/** Where the clock stands still at an instant, since when. */
const stoppedSince = ({ waits }: DossierFacts, basis: Basis, at: Ms): Ms | undefined => {
  if (waits.length === 0) return undefined;
  const begun = waits.filter(({ from }) => from[basis] <= at);
  const open = begun.filter(({ to }) => to === undefined || to[basis] > at).map(({ from }) => from[basis]);
  let since = open.length === 0 ? undefined : Math.min(...open);
  // A wait that ended while another was open had stopped the clock before.
  for (const { from, to } of begun.toReversed())
    if (since !== undefined && from[basis] < since && to !== undefined && to[basis] >= since) since = from[basis];
  return since;
};

const originOf = ({ channel }: DossierFacts, received: Ms, { start }: Bounds): Origin => {
  if (received < start) return 'carried-over';
  return channel === 'online' ? 'online' : 'direct-or-post';
};

/** Undefined for a dossier that has no place in the period: not received by its end, or over before its start. */
export const standingOf = (
  ground: Ground,
  rule: OnTimeRule,
  { basis, post }: View,
  bounds: Bounds,
  facts: DossierFacts,
): Standing | undefined => {
  const [received, ended] = [facts.received?.[basis], facts.ended?.[basis]];
  if (received === undefined || received > bounds.end) return undefined;
  if (ended !== undefined && ended < bounds.start) return undefined;
  const resolved = ended !== undefined && ended <= bounds.end;
  const at = resolved ? ended : (stoppedSince(facts, basis, bounds.end) ?? bounds.end);
  const known = resolved ? ended : bounds.end;
  const receiver = valueAt(facts.receivers, basis, known) ?? facts.receivers[0]?.value;
  if (receiver === undefined) return undefined;
  const due = valueAt(facts.dues, basis, known);
  const origin = originOf(facts, received, bounds);
  const asked = facts.secondSupplement?.[basis];
  if (rule === 'portal' && asked !== undefined && asked <= known)
    return { origin, resolved, receiver, verdict: 'late' };
  const verdict = judge(rule, ground.time, at, due);
  if (verdict !== 'late' || due === undefined || post === 'counted') return { origin, resolved, receiver, verdict };
  const late = workedMinutesBetween(ground.time, deadlineOf(rule, due), at);
  const byPost = late <= postalMinutes(ground, facts, basis, at);
  return { origin, resolved, receiver, verdict: byPost ? 'on-time' : 'late' };
};
