import type { Homes } from '@lienthong/exchange/connector';
import { isAgencyId } from '@lienthong/identifiers';
import type { LiveRegistry } from '@lienthong/registry';

/** The source on record for what an axis taught the register. */
export const sourceOf = (axis: string): string => `axis:${axis}`;
const SOURCE = /^axis:([a-z][a-z0-9-]{1,39})$/;

/**
 * Where agencies are at home (decision 19). A mandate of a connected system makes an agency local; otherwise its endpoint
 * in the register says where it is; otherwise whoever taught the register that it exists.
 */
export const homesOf = ({ register, principals }: Pick<LiveRegistry, 'register' | 'principals'>): Homes => ({
  homeOf: (agency, at) => {
    if (!isAgencyId(agency) || principals.isSpokenFor(agency, at)) return undefined;
    const view = register.agencyAt(agency, at);
    if (view?.endpoint !== undefined) return view.endpoint.kind === 'axis' ? view.endpoint.address : undefined;
    return SOURCE.exec(view?.source ?? '')?.[1];
  },
  isConnected: (agency, at) => isAgencyId(agency) && principals.isSpokenFor(agency, at),
  codeOf: (agency, at) => (isAgencyId(agency) ? register.agencyAt(agency, at)?.code : undefined),
});
