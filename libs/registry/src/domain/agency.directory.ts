import type { AgencyCode, AgencyId, LocalDate } from '@lienthong/identifiers';
import type { Agency } from './agency.js';

/** What an agency's decisions may ask about the others. An answer never changes while a decision is taken. */
export interface AgencyDirectory {
  agency(id: AgencyId): Agency;
  /** Every agency that was ever given the code. */
  everHeldBy(code: AgencyCode): readonly AgencyId[];
}

export type Standing = 'unknown' | 'not-yet' | 'open' | 'closed';

export const standingOn = (agency: Agency, date: LocalDate): Standing => {
  if (agency.status === 'unregistered') return 'unknown';
  if (date < agency.history.registration.from) return 'not-yet';
  return agency.status === 'closed' && agency.closing.from <= date ? 'closed' : 'open';
};

/** Those above it on that day, nearest first; ends at a circle. */
export const ancestorsOf = (directory: AgencyDirectory, id: AgencyId, on: LocalDate): ReadonlySet<AgencyId> => {
  const seen = new Set<AgencyId>();
  let current = parentOn(directory.agency(id), on);
  while (current !== undefined && !seen.has(current)) {
    seen.add(current);
    current = parentOn(directory.agency(current), on);
  }
  return seen;
};

const parentOn = (agency: Agency, on: LocalDate): AgencyId | undefined =>
  agency.status === 'unregistered'
    ? undefined
    : agency.history.places.findLast((place) => place.from <= on)?.value.parent;

/** Those who answer for it over any number of closings, now known, at whatever date. */
export const heirsOf = (directory: AgencyDirectory, id: AgencyId): ReadonlySet<AgencyId> => {
  const seen = new Set<AgencyId>();
  const pending = [id];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const agency = directory.agency(next);
    if (agency.status !== 'closed') continue;
    for (const successor of agency.closing.successors) {
      if (seen.has(successor.agency)) continue;
      seen.add(successor.agency);
      pending.push(successor.agency);
    }
  }
  return seen;
};
