import type { Instant } from '@lienthong/kernel';
import type { Agency } from '../domain/agency.js';
import type { Timeline } from '../domain/dated.js';
import { viewAt } from './agency-view.js';
import type { AgencyView } from './resolution.js';

interface Span {
  readonly since: Instant | undefined;
  readonly until: Instant | undefined;
  readonly view: AgencyView | undefined;
}

/** The days between which no fact of the agency begins. */
const spanAround = (agency: Agency, instant: Instant): Pick<Span, 'since' | 'until'> => {
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

const holds = ({ since, until }: Span, instant: Instant): boolean =>
  (since === undefined || since <= instant) && (until === undefined || instant < until);

/** Views for the time that was asked last: nearly all questions are about now. A changed agency is another object. */
export const cacheViews = (): ((agency: Agency, instant: Instant) => AgencyView | undefined) => {
  const spans = new WeakMap<Agency, Span>();
  return (agency, instant) => {
    const known = spans.get(agency);
    if (known !== undefined && holds(known, instant)) return known.view;
    const view = viewAt(agency, instant);
    spans.set(agency, { ...spanAround(agency, instant), view });
    return view;
  };
};
