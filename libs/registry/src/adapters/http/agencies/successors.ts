import { assertNever, ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome, Refusal } from '@lienthong/kernel';
import type { DecidingRegister } from '../../../application/register.js';
import type { SuccessionScope, Successor } from '../../../domain/agency.events.js';
import { agencyBehind } from '../agency-behind.js';
import type { SuccessorDto } from './agency-acts.dto.js';

const scopeOf = (scope: SuccessorDto['scope']): SuccessionScope => {
  switch (scope.kind) {
    case 'everything':
      return { kind: 'everything' };
    case 'territory':
      return { kind: 'territory', description: scope.description, areas: scope.areas };
    case 'work':
      return { kind: 'work', fields: scope.fields };
    default:
      return assertNever(scope);
  }
};

/** Who is behind the codes at the instant. A code that nobody ever had is refused where it stands. */
export const successorsOf = (
  register: Pick<DecidingRegister, 'holderOf' | 'directory'>,
  successors: readonly SuccessorDto[],
  instant: Instant,
): Outcome<readonly Successor[], Refusal<'agency/successor-unknown'>> => {
  const found: Successor[] = [];
  for (const [index, { agency: code, scope }] of successors.entries()) {
    const agency = agencyBehind(register, code, instant);
    if (!agency.ok) {
      return refused({
        code: 'agency/successor-unknown',
        path: `/successors/${index}/agency`,
        params: { agency: code },
      });
    }
    found.push({ agency: agency.value, scope: scopeOf(scope) });
  }
  return ok(found);
};
