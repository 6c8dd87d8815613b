import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome, Refusal } from '@lienthong/kernel';
import { isAgencyCode } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
import type { DecidingRegister } from '../../application/register.js';

/** Who has the code at the instant; else the first that ever had it, so that acts may name a day before or after. */
export const agencyBehind = (
  { holderOf, directory }: Pick<DecidingRegister, 'holderOf' | 'directory'>,
  code: string,
  instant: Instant,
): Outcome<AgencyId, Refusal<'agency/unknown'>> => {
  const agency = holderOf(code, instant)?.agency ?? (isAgencyCode(code) ? directory.everHeldBy(code)[0] : undefined);
  return agency === undefined ? refused({ code: 'agency/unknown' }) : ok(agency);
};
