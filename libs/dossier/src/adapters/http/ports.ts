import type { Principal } from '@lienthong/http-edge';
import type { Instant } from '@lienthong/kernel';
import type { Register } from '@lienthong/registry';
import type { Dossiers } from '../../dossiers.js';

/** What a principal may speak for. */
export type DossierMandates = (principal: Principal) => { mayActFor(agency: string, at: Instant): boolean };

export const DOSSIERS = Symbol('Dossiers');
export const DOSSIER_INTAKE = Symbol('DossierIntake');
export const DOSSIER_MANDATES = Symbol('DossierMandates');

export interface DossierHttpPorts {
  readonly dossiers: Dossiers;
  readonly register: Pick<Register, 'resolve' | 'agencyAt'>;
  readonly mandatesOf: DossierMandates;
}
