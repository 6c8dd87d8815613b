import type { Principal } from '@lienthong/http-edge';
import type { AgencyId } from '@lienthong/identifiers';
import type { Clock, Instant } from '@lienthong/kernel';
import type { Register } from '@lienthong/registry';
import type { DossierFigures } from '../../application/dossier-figures.js';
import type { Ground } from '../../domain/ground.js';

export interface ReportingHttpPorts {
  readonly figures: DossierFigures;
  /** The calendar as known at an instant, the hours of a unit, the procedures. */
  readonly groundOf: (agency: AgencyId, knownAt: Instant) => Ground;
  readonly register: Pick<Register, 'resolve' | 'holderOf' | 'agencyAt' | 'each'>;
  /** Agencies that a caller speaks for. */
  readonly mandatesOf: (principal: Principal) => { agencies(at: Instant): readonly string[] };
  readonly clock: Clock;
}

export const REPORTING = Symbol('ReportingHttpPorts');
