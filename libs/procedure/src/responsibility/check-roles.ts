import type { Instant } from '@lienthong/kernel';
import type { AgencyCode } from '@lienthong/identifiers';
import type { Procedure } from '../model/procedure.js';
import type { YamlReader } from '../reading/yaml-reader.js';
import type { AgencyFinder } from './agency-finder.js';
import { resolveRole } from './resolve-roles.js';

/** Against which register and when roles are to be filled; without a place: by anyone anywhere. */
export interface RolesToFill {
  readonly finder: AgencyFinder;
  readonly at: Instant;
  readonly place?: AgencyCode;
}

/** Every role that a leg uses is filled: by exactly one agency for a place, by at least one without. */
export const checkRoles = ({ roles, legs }: Procedure, root: YamlReader, { finder, at, place }: RolesToFill): void => {
  for (const role of roles) {
    if (!legs.some((leg) => leg.role === role.id)) continue;
    const where = root.at('agencies').at(role.id);
    if (place !== undefined) {
      const resolved = resolveRole(finder, role, place, at);
      if (!resolved.ok) where.problem(resolved.refusal.code, resolved.refusal.params);
    } else if (finder.anywhere({ level: role.level, work: role.work, at }).length === 0) {
      where.problem('procedure/role-unfilled', { role: role.id, name: role.name, place: '*' });
    }
  }
};
