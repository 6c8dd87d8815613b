import type { Instant } from '@lienthong/kernel';
import type { LedgerPorts } from '@lienthong/ledger';
import { raiseOverdue } from './raise-overdue.js';
import type { FindOverdue } from './raise-overdue.js';

/** Deliveries without any status. */
export interface WaitingDeliveries {
  readonly waitingSince: FindOverdue;
}

/** How long a delivery may stay without any status: hours by the clock, or of work. */
export type Silence =
  | { readonly hours: number }
  | {
      readonly workingHours: number;
      /** The moment before an instant from which so many working hours lie between them. */
      readonly before: (now: Instant, hours: number) => Instant;
    };

/**
 * The hub's own rule of service, not law: no status whatever within so many hours of consignment raises
 * `DeliverySilent`, which both sides are told. Looks once; answers how many fell silent.
 */
export const raiseSilence =
  (ports: LedgerPorts & { readonly waiting: WaitingDeliveries }) =>
  (silence: Silence): Promise<number> => {
    const raise = raiseOverdue(ports);
    const { waitingSince } = ports.waiting;
    if ('hours' in silence) return raise(waitingSince, { type: 'FallSilent', afterHours: silence.hours });
    const { workingHours: afterHours, before } = silence;
    return raise(waitingSince, { type: 'FallSilent', afterHours, working: true }, before);
  };
