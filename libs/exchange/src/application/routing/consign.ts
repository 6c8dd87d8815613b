import { originOf } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { execute, freshly } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream, transferOf } from '../ledger/streams.js';
import type { InboxWriter } from '../inbox/place.js';

export interface Consignment {
  readonly agency: string;
  readonly entry: InboxEntry;
}

/**
 * Puts a document into a recipient's inbox and, from the entry, records that it was consigned. Both are recognised
 * when they are repeated: the entry by the event that caused it, the consignment by the entry's sequence.
 */
export const consign =
  (ports: LedgerPorts & { readonly inboxes: InboxWriter }) =>
  async ({ agency, entry }: Consignment, cause: RecordedEvent): Promise<void> => {
    const { at, key } = cause.meta;
    const origin = originOf(cause.meta);
    const placing = { agency, entry, cause: cause.id, at, ...origin, ...(key === undefined ? {} : { key }) };
    const sequence = await ports.inboxes.place(placing);
    const dataKey = key === undefined ? undefined : await ports.keyring.dataKey(key);
    const stream = deliveryStream(transferOf(cause.stream), agency);
    const outcome = await execute(ports)(
      deliveryDecider,
      { stream, ...(dataKey === undefined ? {} : { key: dataKey }) },
      { type: 'Consign', sequence },
      {
        id: `${cause.id}/${sequence}`,
        by: { role: 'hub' },
        at: ports.clock.now(),
        cause: cause.id,
        ...origin,
      },
      freshly(deliveryDecider),
    );
    if (!outcome.ok) throw new Fault('exchange/consign-refused', `Consigning was refused: ${outcome.refusal.code}`);
  };
