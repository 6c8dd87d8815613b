import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { deliveryDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import type { LedgerPorts } from '../ledger/ports.js';
import { deliveryStream } from '../ledger/streams.js';

export interface WaitingDelivery {
  readonly transfer: string;
  readonly agency: string;
}

/** Deliveries without any status, consigned before an instant; what was told already is left out. */
export interface WaitingDeliveries {
  waitingSince(before: Instant, limit: number): readonly WaitingDelivery[];
}

const page = 500;

/**
 * The hub's own rule of service, not law: no status whatever within so many hours of consignment raises
 * `DeliverySilent`, which both sides are told. Looks once; answers how many fell silent.
 */
export const raiseSilence =
  (ports: LedgerPorts & { readonly waiting: WaitingDeliveries }) =>
  async (afterHours: number): Promise<number> => {
    const now = ports.clock.now();
    const before = instantOf(new Date(Date.parse(now) - afterHours * 3_600_000));
    const found = ports.waiting.waitingSince(before, page);
    const raised = await Promise.all(
      found.map(async ({ transfer, agency }) => {
        const outcome = await execute(ports)(
          deliveryDecider,
          { stream: deliveryStream(transfer, agency) },
          { type: 'FallSilent', afterHours },
          { id: `silent/${now}`, by: { role: 'hub' }, at: now },
        );
        return outcome.ok && outcome.value.appended.length > 0;
      }),
    );
    return raised.filter(Boolean).length;
  };
