import type { AgencyId } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { KnownDossier } from '../domain/known-dossier.js';

/** The facts of dossiers, from a read model. Others have their turn in between: a report never holds up the hub. */
export interface DossierFigures {
  /**
   * Every dossier that one of these agencies ever answered for, once, as known at an instant; to be looked at while it
   * is taken, and not kept.
   * Faults as of the read model: `read-model/not-ready`, `read-model/behind`, `read-model/corrupt`.
   */
  each(agencies: ReadonlySet<AgencyId>, knownAt: Instant, take: (dossier: KnownDossier) => void): Promise<void>;
}
