import { isAgencyId } from '@lienthong/identifiers';
import type { Register } from '@lienthong/registry';
import type { Closings } from '../../application/succession/pass-on.js';

/** When the register closed an agency, as a fact of the exchange. */
export const closingsOf = (register: Pick<Register, 'agencyAt'>): Closings => ({
  closedSince: (agency, at) => (isAgencyId(agency) ? register.agencyAt(agency, at)?.closed?.since : undefined),
});
