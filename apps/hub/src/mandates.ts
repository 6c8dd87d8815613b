import type { AgencyNames, MandatesOf } from '@lienthong/exchange';
import type { LiveRegistry, Principals, Register } from '@lienthong/registry';
import { isAgencyId } from '@lienthong/identifiers';

const covers = (interval: { readonly from: string; readonly to?: string }, at: string): boolean =>
  interval.from <= at && (interval.to === undefined || at < interval.to);

/** What the exchange asks of the register about a caller. */
export const mandatesOf =
  ({ principals }: Pick<LiveRegistry, 'principals'>): MandatesOf =>
  (principal) => {
    const known = principal as Parameters<Principals['mayActFor']>[0];
    return {
      mayActFor: (agency, at) => isAgencyId(agency) && principals.mayActFor(known, agency, at),
      agencies: (at) =>
        [...(principals.system(known.systemId)?.mandates ?? [])]
          .filter(([, intervals]) => intervals.some((interval) => covers(interval, at)))
          .map(([agency]) => agency),
    };
  };

export const namesOf = (register: Pick<Register, 'holderOf' | 'agencyAt'>): AgencyNames => ({
  nameOf: (code, at) => {
    const held = register.holderOf(code, at);
    return held && register.agencyAt(held.agency, at)?.name;
  },
});
