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

/** So many hours by the clock before an instant. */
export const hoursBefore = (now: Instant, hours: number): Instant =>
  instantOf(new Date(Date.parse(now) - hours * 3_600_000));

/** Tells each delivery that was consigned before an instant; the delivery decides whether it is overdue. */
export const raiseOverdue =
  (ports: LedgerPorts) =>
  async (
    find: FindOverdue,
    command: DeliveryCommand & { readonly afterHours: number },
    beforeOf = hoursBefore,
  ): Promise<number> => {
    const now = ports.clock.now();
    const before = beforeOf(now, command.afterHours);
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
