import { createWorkingTimes, dueDate } from '@lienthong/calendar';
import { ok } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { AgencyCode, AgencyId } from '@lienthong/identifiers';
import { createAgencyFinder, resolveRole } from '@lienthong/procedure';
import type { LibraryRefusal, Procedure } from '@lienthong/procedure';
import type { Register } from '@lienthong/registry';
import type { KeptDefinitions } from '../../application/definitions/keep-definitions.js';
import type { Ground, RuleBook } from '../../application/ports.js';
import { digestOf } from '../../contracts/kept-definitions.js';
import { answeringIn } from '../registry/answering-in.js';
import type { Definitions } from './definitions.js';

/**
 * Rules from definitions and the live register: who answers for a leg is asked at the instant of its hand-over.
 * `kept`: definitions of before, by their digest.
 */
export const createRuleBook = (
  { library, competences, calendar, hours, commonHours }: Definitions,
  register: Pick<Register, 'agencyAt' | 'resolve' | 'holderOf'>,
  kept: KeptDefinitions = new Map(),
): RuleBook => {
  const finder = createAgencyFinder(answeringIn(register), competences);
  const workingTimes = createWorkingTimes();
  const digests = new Map(library.all.map((procedure) => [procedure, digestOf(procedure)]));
  const procedureOf = ({ procedure, version, definition }: Ground): Outcome<Procedure, LibraryRefusal> => {
    const found = definition === undefined ? undefined : kept.get(definition);
    return found === undefined ? library.version(procedure, version) : ok(found);
  };
  return {
    inForce: (code, day) => {
      const found = library.inForce(code, day);
      if (!found.ok) return found;
      const never = found.value.variants.find((variant) => variant.code === code)?.never ?? [];
      return ok({ procedure: found.value, never });
    },
    rulesFor: (ground, now) => {
      const found = procedureOf(ground);
      if (!found.ok) return found;
      const procedure = found.value;
      const definition = ground.definition ?? digests.get(procedure);
      const known = calendar.knownAt(now);
      return ok({
        procedure,
        ...(definition === undefined ? {} : { definition }),
        agencyFor: (leg, at): AgencyId | undefined => {
          const role = procedure.roles.find(({ id }) => id === leg.role);
          // An agency's id is the first of its codes.
          const answer = role && resolveRole(finder, role, ground.place as string as AgencyCode, at);
          return answer?.ok === true ? register.holderOf(answer.value.code, at)?.agency : undefined;
        },
        due: (agency, request) => dueDate(workingTimes(known, hours.get(agency) ?? commonHours), request),
      });
    },
  };
};
