import type { AgencyCode, AgencyId, LocalDate } from '@lienthong/identifiers';
import type { Agency, Place } from './agency.js';
import { valueOn } from './dated.js';
import type { Timeline } from './dated.js';

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

const placesOf = (directory: AgencyDirectory, id: AgencyId): Timeline<Place> => {
  const agency = directory.agency(id);
  return agency.status === 'unregistered' ? [] : agency.history.places;
};

const lineageOn = (directory: AgencyDirectory, id: AgencyId, on: LocalDate): ReadonlySet<AgencyId> => {
  const seen = new Set<AgencyId>();
  for (let current: AgencyId | undefined = id; current !== undefined && !seen.has(current);) {
    seen.add(current);
    current = valueOn(placesOf(directory, current), on)?.parent;
  }
  return seen;
};

/** Whether `id` is `other` or stands anywhere below it on that day or on a later one, by what is recorded now. */
export const standsBelow = (directory: AgencyDirectory, id: AgencyId, other: AgencyId, from: LocalDate): boolean => {
  const days = new Set([from]);
  // A set gives what is added while it is walked.
  for (const on of days) {
    const lineage = lineageOn(directory, id, on);
    if (lineage.has(other)) return true;
    for (const each of lineage)
      for (const place of placesOf(directory, each)) if (place.from > on) days.add(place.from);
  }
  return false;
};

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
