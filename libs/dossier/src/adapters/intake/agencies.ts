import { Refused } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { DossierCaller, DossierIntake } from './caller.js';

/** Who answers for a code now. Throws `dossier/receiver-unknown`. */
export const agencyOfCode = (
  { register }: Pick<DossierIntake, 'register'>,
  code: string,
  at: Instant,
  path: string,
): AgencyId => {
  const found = register.resolve(code, at);
  if (found.kind === 'live') return found.agency.agencyId;
  if (found.kind === 'succeeded') return found.successor.agencyId;
  throw new Refused({ code: 'dossier/receiver-unknown', path });
};

/** A system acts for agencies in its mandate alone. Throws `dossier/not-in-mandate`. */
export const inMandate = ({ viewer }: DossierCaller, agency: AgencyId, at: Instant, path?: string): AgencyId => {
  if (viewer.role === 'agency' && viewer.mayActFor(agency, at)) return agency;
  throw new Refused({ code: 'dossier/not-in-mandate', ...(path === undefined ? {} : { path }) });
};
