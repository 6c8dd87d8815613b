import { isUuid } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import { dossierByCode } from '../../application/codes/claim-code.js';
import { loadDossier } from '../../application/running/load-dossier.js';
import type { KnownDossier } from '../../domain/dossier.js';
import { partiesOf } from '../../domain/visible-items.js';
import type { DossierCaller, DossierIntake } from './caller.js';

export interface FoundDossier {
  readonly dossier: string;
  readonly state: KnownDossier;
}

/**
 * A dossier by its id or one of its codes. Throws `dossier/unknown`: what a caller has no part in answers exactly like
 * what does not exist.
 */
export const findDossier =
  ({ dossiers }: Pick<DossierIntake, 'dossiers'>) =>
  async (idOrCode: string, { viewer }: DossierCaller, now: Instant): Promise<FoundDossier> => {
    const unknown = new Refused({ code: 'dossier/unknown' });
    if (idOrCode.length > 100) throw unknown;
    const dossier = isUuid(idOrCode) ? idOrCode : await dossierByCode(dossiers)(idOrCode);
    if (dossier === undefined) throw unknown;
    const { state } = await loadDossier(dossiers)(dossier);
    if (state.status === 'unknown') throw unknown;
    const isParty = [...partiesOf(state)].some((agency) => viewer.mayActFor(agency, now));
    if (viewer.role === 'agency' && !isParty) throw unknown;
    return { dossier, state };
  };
