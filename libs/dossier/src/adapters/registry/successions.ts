import type { Register } from '@lienthong/registry';
import type { Successions } from '../../application/succession/pass-on.js';

/** The register's closings in the words of dossiers. */
export const successionsIn = (register: Pick<Register, 'agencyAt' | 'resolve'>): Successions => ({
  isClosed: (agency, at) => register.agencyAt(agency, at)?.status === 'closed',
  successorOf: (agency, place, at) => {
    const found = register.resolve(agency, at, { areas: [place] });
    return found.kind === 'succeeded' ? found.successor.agencyId : undefined;
  },
});
