import { isAgencyName, parseAgencyCode } from '@lienthong/identifiers';
import type { AgencyCode, AgencyId, LocalDate } from '@lienthong/identifiers';
import { agencyRefusal } from './agency.commands.js';
import type { AgencyRefusal } from './agency.commands.js';
import { heirsOf, standingOn, standsBelow } from './agency.directory.js';
import type { AgencyDirectory } from './agency.directory.js';
import type { Successor, SuccessionScope } from './agency.events.js';

/** Every message to an agency names it: what cannot be written into one is no name. */
export const checkName = (name: string): AgencyRefusal | undefined => {
  if (name.trim() === '') return agencyRefusal('agency/name-empty', 'name');
  return isAgencyName(name) ? undefined : agencyRefusal('agency/name-unwritable', 'name');
};

/** One agency at a time holds a code; a closed agency's code may be given to another from the closing on. */
export const checkCode = (
  directory: AgencyDirectory,
  self: AgencyId,
  code: AgencyCode,
  from: LocalDate,
): AgencyRefusal | undefined => {
  const parsed = parseAgencyCode(code);
  if (parsed.ok && parsed.value.centre) return agencyRefusal('agency/centre-not-registrable', 'code', code);
  const holder = directory
    .everHeldBy(code)
    .find((id) => id !== self && standingOn(directory.agency(id), from) !== 'closed');
  return holder === undefined ? undefined : agencyRefusal('agency/code-taken', 'code', holder);
};

export const checkParent = (
  directory: AgencyDirectory,
  self: AgencyId,
  parent: AgencyId | undefined,
  from: LocalDate,
): AgencyRefusal | undefined => {
  if (parent === undefined) return undefined;
  const standing = standingOn(directory.agency(parent), from);
  if (standing === 'closed') return agencyRefusal('agency/parent-closed', 'parent', parent);
  if (standing !== 'open') return agencyRefusal('agency/parent-unknown', 'parent', parent);
  return standsBelow(directory, parent, self, from)
    ? agencyRefusal('agency/parent-cycle', 'parent', parent)
    : undefined;
};

const isEmpty = (scope: SuccessionScope): boolean =>
  (scope.kind === 'territory' && scope.areas.length === 0) || (scope.kind === 'work' && scope.fields.length === 0);

const checkSuccessor = (
  directory: AgencyDirectory,
  self: AgencyId,
  { agency, scope }: Successor,
  from: LocalDate,
  path: string,
): AgencyRefusal | undefined => {
  if (agency === self) return agencyRefusal('agency/successor-of-itself', `${path}.agency`, agency);
  const standing = standingOn(directory.agency(agency), from);
  if (standing === 'unknown') return agencyRefusal('agency/successor-unknown', `${path}.agency`, agency);
  if (standing === 'not-yet') return agencyRefusal('agency/successor-not-yet', `${path}.agency`, agency);
  if (standing === 'closed') return agencyRefusal('agency/successor-closed', `${path}.agency`, agency);
  if (heirsOf(directory, agency).has(self)) return agencyRefusal('agency/succession-cycle', `${path}.agency`, agency);
  return isEmpty(scope) ? agencyRefusal('agency/scope-empty', `${path}.scope`, agency) : undefined;
};

/** Who takes everything is the only one; the same agency may take ground and work, each once. */
export const checkSuccessors = (
  directory: AgencyDirectory,
  self: AgencyId,
  successors: readonly Successor[],
  from: LocalDate,
): AgencyRefusal | undefined => {
  const seen = new Set<string>();
  for (const [index, successor] of successors.entries()) {
    const path = `successors[${index}]`;
    const refusal = checkSuccessor(directory, self, successor, from, path);
    if (refusal !== undefined) return refusal;
    if (successor.scope.kind === 'everything' && successors.length > 1)
      return agencyRefusal('agency/scope-conflict', `${path}.scope`, successor.agency);
    const key = `${successor.agency} ${successor.scope.kind}`;
    if (seen.has(key)) return agencyRefusal('agency/successor-twice', `${path}.agency`, successor.agency);
    seen.add(key);
  }
  return undefined;
};
