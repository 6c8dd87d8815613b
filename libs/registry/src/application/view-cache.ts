import type { Instant } from '@lienthong/kernel';
import type { Agency } from '../domain/agency.js';
import type { Timeline } from '../domain/dated.js';
import { viewAt } from './agency-view.js';
import type { Slot } from './folded-streams.js';
import type { AgencyView } from './resolution.js';

export interface ViewSpan {
  readonly since: Instant | undefined;
  readonly until: Instant | undefined;
  readonly view: AgencyView | undefined;
}

/** The days between which no fact of the agency begins. */
const spanAround = (agency: Agency, instant: Instant): Pick<ViewSpan, 'since' | 'until'> => {
  let since: Instant | undefined;
  let until: Instant | undefined;
  const note = (start: Instant): void => {
    if (start > instant) until = until === undefined || start < until ? start : until;
    else since = since === undefined || start > since ? start : since;
  };
  if (agency.status === 'unregistered') return { since, until };
  if (agency.status === 'closed') note(agency.closing.since);
  const { codes, names, places, suspensions, endpoints, keys } = agency.history;
  const timelines: readonly Timeline<unknown>[] = [codes, names, places, suspensions, endpoints, keys];
  for (const timeline of timelines) for (const entry of timeline) note(entry.since);
  return { since, until };
};

/** From when the newest fact counts that holds at the instant; the instant itself of an agency without any. */
export const newestFact = (agency: Agency, instant: Instant): Instant => spanAround(agency, instant).since ?? instant;

const holds = ({ since, until }: ViewSpan, instant: Instant): boolean =>
  (since === undefined || since <= instant) && (until === undefined || instant < until);

/** Keeps the view for the time that was asked last: nearly all questions are about now. */
export const viewIn = (slot: Slot<Agency, ViewSpan>, instant: Instant): AgencyView | undefined => {
  if (slot.memo !== undefined && holds(slot.memo, instant)) return slot.memo.view;
  const view = viewAt(slot.state, instant);
  slot.memo = { ...spanAround(slot.state, instant), view };
  return view;
};
