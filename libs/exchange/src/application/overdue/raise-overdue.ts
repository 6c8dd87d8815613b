import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { DeliveryCommand } from '../../domain/delivery/delivery.commands.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream } from '../ledger/streams.js';

export interface OverdueDelivery {
  readonly transfer: string;
  readonly agency: string;
}

/** Deliveries consigned before an instant that still lack something; what was told already is left out. */
export type FindOverdue = (before: Instant, limit: number) => readonly OverdueDelivery[];

const page = 500;

/** Tells each delivery that is overdue so many hours after its consignment; the delivery decides whether it is. */
export const raiseOverdue =
  (ports: LedgerPorts) =>
  async (find: FindOverdue, command: DeliveryCommand & { readonly afterHours: number }): Promise<number> => {
    const now = ports.clock.now();
    const before = instantOf(new Date(Date.parse(now) - command.afterHours * 3_600_000));
    const raised = await Promise.all(
      find(before, page).map(async ({ transfer, agency }) => {
        const outcome = await execute(ports)(deliveryDecider, { stream: deliveryStream(transfer, agency) }, command, {
          id: `${command.type}/${now}`,
          by: { role: 'hub' },
          at: now,
        });
        return outcome.ok && outcome.value.appended.length > 0;
      }),
    );
    return raised.filter(Boolean).length;
  };
