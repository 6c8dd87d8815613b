import type { LedgerPorts } from '@lienthong/ledger';
import { raiseOverdue } from './raise-overdue.js';
import type { FindOverdue } from './raise-overdue.js';

/** Deliveries without any status. */
export interface WaitingDeliveries {
  readonly waitingSince: FindOverdue;
}

/**
 * The hub's own rule of service, not law: no status whatever within so many hours of consignment raises
 * `DeliverySilent`, which both sides are told. Looks once; answers how many fell silent.
 */
export const raiseSilence =
  (ports: LedgerPorts & { readonly waiting: WaitingDeliveries }) =>
  (afterHours: number): Promise<number> =>
    raiseOverdue(ports)(ports.waiting.waitingSince, { type: 'FallSilent', afterHours });
