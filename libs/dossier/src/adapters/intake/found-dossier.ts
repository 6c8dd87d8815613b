import { isUuid } from '@lienthong/event-store';
import { Refused } from '@lienthong/http-edge';
import { parseDossierCode } from '@lienthong/identifiers';
import type { AgencyId } from '@lienthong/identifiers';
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
 * what does not exist. `expected`: who else may speak of it.
 */
export const findDossier =
  ({ dossiers }: Pick<DossierIntake, 'dossiers'>) =>
  async (
    idOrCode: string,
    { viewer }: DossierCaller,
    now: Instant,
    expected: (state: KnownDossier) => AgencyId | undefined = () => undefined,
  ): Promise<FoundDossier> => {
    const unknown = new Refused({ code: 'dossier/unknown', path: '/dossier' });
    const code = parseDossierCode(idOrCode);
    const byCode = code.ok ? await dossierByCode(dossiers)(code.value.code) : undefined;
    const dossier = isUuid(idOrCode) ? idOrCode : byCode;
    if (dossier === undefined) throw unknown;
    const { state } = await loadDossier(dossiers)(dossier);
    if (state.status === 'unknown') throw unknown;
    const mayAct = (agency: AgencyId | undefined): boolean => agency !== undefined && viewer.mayActFor(agency, now);
    if (viewer.role === 'agency' && ![...partiesOf(state)].some(mayAct) && !mayAct(expected(state))) throw unknown;
    return { dossier, state };
  };

/** As which of its parties a caller speaks who names none: who received it first. */
export const ownParty = (state: KnownDossier, { viewer }: DossierCaller, now: Instant): AgencyId | undefined =>
  [...partiesOf(state)].find((agency) => viewer.mayActFor(agency, now));
