import type { AgencyId } from '@lienthong/identifiers';

/** Names behind the ids in a dossier's events: the procedure of its version, and the register. */
export interface NamesOfDossier {
  readonly procedure: string;
  agency(id: AgencyId): string;
  leg(id: string): string;
  /** The step's own office, where the procedure names one. */
  step(leg: string, step: string): { readonly name: string; readonly unit?: string };
  item(id: string): string;
  fee(id: string): string;
}

/** Whose dossier it is: personal, out of the dossier's sealed contents; absent once they are erased. */
export interface OwnerOfDossier {
  readonly name: string;
  /** As the portal divides applicants; its codes are passed on, not made here. */
  readonly kind: string;
  readonly identity: string;
  readonly summary: string;
}
