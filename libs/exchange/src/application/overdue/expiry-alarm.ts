import type { LedgerPorts } from '@lienthong/ledger';
import { raiseOverdue } from './raise-overdue.js';
import type { FindOverdue } from './raise-overdue.js';

/** Open deliveries whose recipient neither refused (02) nor accepted (03 or higher). */
export interface UndecidedDeliveries {
  readonly undecidedSince: FindOverdue;
}

/**
 * AcceptanceRejectionExpiry (ETSI EN 319 522): neither 02 nor 03 within so many hours of consignment raises
 * `DeliveryAcceptanceExpired`, once per consignment, which both sides are told. It closes nothing: a later 02 or 03
 * counts as ever. Looks once; answers how many expired.
 */
export const raiseExpiry =
  (ports: LedgerPorts & { readonly undecided: UndecidedDeliveries }) =>
  (afterHours: number): Promise<number> =>
    raiseOverdue(ports)(ports.undecided.undecidedSince, { type: 'ExpireAcceptance', afterHours });
