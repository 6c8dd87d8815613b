import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { Agency } from './agency.js';
import type { SuccessionScope, Successor } from './agency.events.js';
import { valueAt } from './dated.js';

export interface Step {
  readonly from: AgencyId;
  readonly to: AgencyId;
  readonly scope: SuccessionScope;
  readonly since: Instant;
}

export interface Hints {
  readonly areas?: readonly string[];
  readonly fields?: readonly string[];
}

export interface Candidate {
  readonly agency: AgencyId;
  readonly via: readonly Step[];
}

/** Where the search for who answers at an instant ends. */
export type Settlement =
  | { readonly kind: 'live' | 'suspended'; readonly agency: AgencyId; readonly via: readonly Step[] }
  | { readonly kind: 'closed'; readonly agency: AgencyId; readonly via: readonly Step[]; readonly since: Instant }
  | { readonly kind: 'scoped'; readonly candidates: readonly Candidate[] };

const meets = (left: readonly string[], right: readonly string[] | undefined): boolean =>
  right !== undefined && left.some((item) => right.includes(item));

const fits = (scope: SuccessionScope, hints: Hints): boolean => {
  switch (scope.kind) {
    case 'everything':
      return true;
    case 'territory':
      return meets(scope.areas, hints.areas);
    case 'work':
      return meets(scope.fields, hints.fields);
  }
};

/** Several hints may lead to one and the same agency: that is an answer. */
const soleHeir = (fitting: readonly Successor[]): Successor | undefined =>
  new Set(fitting.map(({ agency }) => agency)).size === 1 ? fitting[0] : undefined;

const isLater = (end: Settlement, than: Settlement): boolean =>
  end.kind === 'closed' && than.kind === 'closed' && end.since > than.since;

/**
 * Follows closings that hold at the instant. Records of two processes could close a circle: who was passed already
 * counts as closed, so the search ends.
 */
export const settle = (
  agencyOf: (id: AgencyId) => Agency,
  id: AgencyId,
  instant: Instant,
  hints: Hints,
  via: readonly Step[] = [],
): Settlement => {
  const agency = agencyOf(id);
  if (agency.status === 'unregistered') return { kind: 'closed', agency: id, via, since: instant };
  if (agency.status !== 'closed' || agency.closing.since > instant)
    return { kind: valueAt(agency.history.suspensions, instant) === true ? 'suspended' : 'live', agency: id, via };

  const { since, successors } = agency.closing;
  if (via.some((step) => step.from === id)) return { kind: 'closed', agency: id, via, since };
  const follow = ({ agency: to, scope }: Successor): Settlement =>
    settle(agencyOf, to, instant, hints, [...via, { from: id, to, scope, since }]);

  const fitting = successors.filter(({ scope }) => fits(scope, hints));
  const heir = soleHeir(fitting);
  if (heir !== undefined) return follow(heir);

  const ends = (fitting.length > 0 ? fitting : successors).map(follow);
  const candidates = ends.flatMap((end): readonly Candidate[] => {
    if (end.kind === 'scoped') return end.candidates;
    return end.kind === 'live' ? [{ agency: end.agency, via: end.via }] : [];
  });
  if (candidates.length > 0) return { kind: 'scoped', candidates };
  const gone = { kind: 'closed', agency: id, via, since } as const;
  return (
    ends.find((end) => end.kind === 'suspended') ??
    ends.reduce<Settlement>((last, end) => (isLater(end, last) ? end : last), gone)
  );
};
