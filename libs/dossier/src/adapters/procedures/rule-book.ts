import { createWorkingTimes, dueDate } from '@lienthong/calendar';
import { ok } from '@lienthong/kernel';
import type { AgencyCode, AgencyId } from '@lienthong/identifiers';
import { createAgencyFinder, resolveRole } from '@lienthong/procedure';
import type { Register } from '@lienthong/registry';
import type { RuleBook } from '../../application/ports.js';
import { answeringIn } from '../registry/answering-in.js';
import type { Definitions } from './definitions.js';

/** Rules from definitions and the live register: who answers for a leg is asked at the instant of its hand-over. */
export const createRuleBook = (
  { library, competences, calendar, hours, commonHours }: Definitions,
  register: Pick<Register, 'agencyAt' | 'resolve' | 'holderOf'>,
): RuleBook => {
  const finder = createAgencyFinder(answeringIn(register), competences);
  const workingTimes = createWorkingTimes();
  return {
    inForce: (code, day) => {
      const found = library.inForce(code, day);
      if (!found.ok) return found;
      const never = found.value.variants.find((variant) => variant.code === code)?.never ?? [];
      return ok({ procedure: found.value, never });
    },
    rulesFor: ({ procedure: code, version, place }, now) => {
      const found = library.version(code, version);
      if (!found.ok) return found;
      const procedure = found.value;
      const known = calendar.knownAt(now);
      return ok({
        procedure,
        agencyFor: (leg, at): AgencyId | undefined => {
          const role = procedure.roles.find(({ id }) => id === leg.role);
          // An agency's id is the first of its codes.
          const answer = role && resolveRole(finder, role, place as string as AgencyCode, at);
          return answer?.ok === true ? register.holderOf(answer.value.code, at)?.agency : undefined;
        },
        due: (agency, request) => dueDate(workingTimes(known, hours.get(agency) ?? commonHours), request),
      });
    },
  };
};
