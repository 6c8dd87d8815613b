import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome, Refusal } from '@lienthong/kernel';
import type { AgencyCode } from '@lienthong/identifiers';
import { holds } from '../model/condition.js';
import type { Facts } from '../model/condition.js';
import type { Procedure, Role } from '../model/procedure.js';
import type { AgencyFinder, RegisteredAgency } from './agency-finder.js';

export type RoleRefusal = Refusal<'procedure/role-unfilled' | 'procedure/role-ambiguous'>;

/** The one agency that fills a role for a place at an instant. */
export const resolveRole = (
  finder: AgencyFinder,
  role: Role,
  place: AgencyCode,
  at: Instant,
): Outcome<RegisteredAgency, RoleRefusal> => {
  const [first, ...others] = finder.find({ level: role.level, work: role.work, place, at });
  const params = { role: role.id, name: role.name, place };
  if (first === undefined) return refused({ code: 'procedure/role-unfilled', params });
  if (others.length > 0) {
    const agencies = [first, ...others].map(({ code }) => code).join(', ');
    return refused({ code: 'procedure/role-ambiguous', params: { ...params, agencies } });
  }
  return ok(first);
};

/** Every leg that takes place with its agency, by leg; the first refusal ends it. */
export const resolveLegs = (
  finder: AgencyFinder,
  procedure: Procedure,
  facts: Facts,
  place: AgencyCode,
  at: Instant,
): Outcome<ReadonlyMap<string, RegisteredAgency>, RoleRefusal> => {
  const agencies = new Map<string, RegisteredAgency>();
  for (const leg of procedure.legs) {
    if (!holds(leg.condition, facts)) continue;
    const role = procedure.roles.find(({ id }) => id === leg.role);
    if (role === undefined) return refused({ code: 'procedure/role-unfilled', params: { role: leg.role, place } });
    const agency = resolveRole(finder, role, place, at);
    if (!agency.ok) return agency;
    agencies.set(leg.id, agency.value);
  }
  return ok(agencies);
};
