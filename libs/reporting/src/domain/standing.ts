import { workedMinutesBetween } from '@lienthong/calendar';
import type { WorkingTime } from '@lienthong/calendar';
import type { AgencyId } from '@lienthong/identifiers';

import type { Definition } from './ground.js';
import type { KnownDossier } from './known-dossier.js';
import type { Basis, Ms } from './moment.js';
import { deadlineOf, judge } from './on-time-rule.js';
import type { OnTimeRule } from './on-time-rule.js';
import type { Bounds } from './period.js';
import { postalMinutes } from './post.js';
import { standing } from './standing-kind.js';
import type { Origin, Standing } from './standing-kind.js';
import { stoppedSince } from './stopped.js';

/** How the same facts are looked at. */
export interface View {
  readonly basis: Basis;
  /** `set-apart`: what is late by no more than it travelled by post is on time. */
  readonly post: 'counted' | 'set-apart';
  /** `ignored`: as though no second supplement had been asked for. */
  readonly supplements?: 'ignored';
}

const originOf = (dossier: KnownDossier, received: Ms, { start }: Bounds): Origin => {
  if (received < start) return 'carried-over';
  return dossier.channel === 'online' ? 'online' : 'direct-or-post';
};

/** What a standing is asked under. */
export interface Asking {
  readonly time: WorkingTime;
  readonly rule: OnTimeRule;
  readonly bounds: Bounds;
  /** Only what one of these answers for at its end counts. */
  readonly agencies: ReadonlySet<AgencyId>;
}

/** Where the clock stopped for it: at its end, or while it waits at the end of the period, or then. */
const judgedAt = (dossier: KnownDossier, basis: Basis, ended: Ms | undefined, end: Ms): Ms =>
  ended ?? stoppedSince(dossier.waits(), basis, end) ?? end;

/**
 * Undefined for a dossier that has no place in the period: not received by its end, over before its start, or another
 * unit's.
 */
export const standingOf = (
  { time, rule, bounds, agencies }: Asking,
  { basis, post, supplements }: View,
  definition: Definition,
  dossier: KnownDossier,
): Standing | undefined => {
  const received = dossier.received(basis);
  if (received === undefined || received > bounds.end) return undefined;
  const over = dossier.ended(basis);
  if (over !== undefined && over < bounds.start) return undefined;
  const ended = over !== undefined && over <= bounds.end ? over : undefined;
  const known = ended ?? bounds.end;
  const receiver = dossier.receiverAt(basis, known);
  if (receiver === undefined || !agencies.has(receiver)) return undefined;
  const origin = originOf(dossier, received, bounds);
  const resolved = ended !== undefined;
  const asked = rule === 'portal' && supplements !== 'ignored' ? dossier.askedTwice(basis) : undefined;
  if (asked !== undefined && asked <= known) return standing(origin, resolved, 'late');
  const at = judgedAt(dossier, basis, ended, known);
  const due = dossier.dueAt(basis, known);
  const verdict = judge(rule, time, at, due);
  if (verdict !== 'late' || due === undefined || post === 'counted') return standing(origin, resolved, verdict);
  const travelled = postalMinutes(time, definition, dossier, basis, at);
  if (travelled === 0) return standing(origin, resolved, verdict);
  const late = workedMinutesBetween(time, deadlineOf(rule, due), at);
  return standing(origin, resolved, late <= travelled ? 'on-time' : 'late');
};
