import type { Principal } from '@lienthong/http-edge';
import type { AgencyId } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import type { Reconciliation } from '../../reconciliation.js';

export interface ReconciliationHttpPorts {
  readonly reconciliation: Reconciliation;
  /** The agency of a code; undefined where the register knows none. */
  readonly agencyOf: (code: string, at: Instant) => AgencyId | undefined;
  readonly mayActFor: (principal: Principal, agency: AgencyId, at: Instant) => boolean;
}

export const RECONCILIATION_PORTS = Symbol('ReconciliationHttpPorts');
