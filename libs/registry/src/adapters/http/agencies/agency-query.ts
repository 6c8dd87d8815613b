import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { parseAgencyId } from '@lienthong/identifiers';
import type { AgencyQuery } from '../../../application/register.list.js';
import type { DecidingRegister } from '../../../application/register.js';
import { agencyBehind } from '../agency-behind.js';
import { momentAt } from '../input/moment.js';
import type { AgencyQueryDto } from './agency-query.dto.js';

/** Refusals carry the parameter's name as their path. */
export const agencyQueryOf = (
  register: Pick<DecidingRegister, 'holderOf' | 'directory'>,
  { at, parent, after, ...rest }: AgencyQueryDto,
  now: Instant,
): Outcome<AgencyQuery> => {
  const instant = at === undefined ? now : momentAt(at, '/at');
  const above = parent === undefined ? undefined : agencyBehind(register, parent, instant);
  if (above?.ok === false) return refused({ ...above.refusal, path: '/parent' });
  const behind = after === undefined ? undefined : parseAgencyId(after);
  if (behind?.ok === false) return refused({ ...behind.refusal, path: '/after' });
  return ok({
    at: instant,
    ...rest,
    ...(above === undefined ? {} : { parent: above.value }),
    ...(behind === undefined ? {} : { after: behind.value }),
  });
};
