import type { AsserterRole } from '@lienthong/event-store';
import type { Act } from '@lienthong/ledger';
import type { Instant } from '@lienthong/kernel';
import type { Register } from '@lienthong/registry';
import type { DossierPorts } from '../../application/ports.js';

/** Who looks or acts: a system that speaks for agencies, or somebody of the hub. */
export interface DossierViewer {
  readonly system: string;
  readonly role: 'agency' | 'operator' | 'auditor';
  mayActFor(agency: string, at: Instant): boolean;
}

/** Who sent something in, by whatever edge, and the act that it amounts to. */
export interface DossierCaller {
  readonly viewer: DossierViewer;
  readonly act: (role: AsserterRole, agency?: string) => Act;
}

export interface DossierIntake {
  readonly dossiers: DossierPorts;
  readonly register: Pick<Register, 'resolve' | 'agencyAt'>;
}
