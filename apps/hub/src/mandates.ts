import type { AgencyNames, MandatesOf } from '@lienthong/exchange';
import { isAgencyId } from '@lienthong/identifiers';
import { isRegistryPrincipal } from '@lienthong/registry';
import type { LiveRegistry, Register } from '@lienthong/registry';

/** What the exchange asks of the register about a caller. */
export const mandatesOf =
  ({ principals }: Pick<LiveRegistry, 'principals'>): MandatesOf =>
  (principal) => {
    if (!isRegistryPrincipal(principal)) return { mayActFor: () => false, agencies: () => [] };
    return {
      mayActFor: (agency, at) => isAgencyId(agency) && principals.mayActFor(principal, agency, at),
      agencies: (at) =>
        [...(principals.system(principal.systemId)?.mandates.keys() ?? [])].filter((agency) =>
          principals.mayActFor(principal, agency, at),
        ),
    };
  };

export const namesOf = (register: Pick<Register, 'holderOf' | 'agencyAt'>): AgencyNames => ({
  nameOf: (code, at) => {
    const held = register.holderOf(code, at);
    return held && register.agencyAt(held.agency, at)?.name;
  },
});
