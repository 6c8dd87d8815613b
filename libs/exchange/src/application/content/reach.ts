import type { RecordedEvent } from '@lienthong/event-store';
import type { Delivery } from '../../domain/delivery/delivery.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { fold } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream } from '../ledger/streams.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';

/** How far the contents of a transfer are a recipient's to read. */
export interface Reach {
  /** Contents that were written at lower positions of the log; Infinity for all, also those to come. */
  readonly before: number;
  /** False until content has left for one of its systems: until then the sender may still cancel. */
  readonly exposed: boolean;
}

const NOTHING: Reach = { before: 0, exposed: false };

/** Where an agency was removed that is no recipient any more. */
const removedAt = ({ state, history }: LoadedTransfer, agency: string): number | undefined =>
  state.recipients.has(agency)
    ? undefined
    : history.findLast(
        ({ type, data }) =>
          type === 'RecipientsRemoved' && (data as { agencies: readonly string[] }).agencies.includes(agency),
      )?.position;

const isExposed = (state: Delivery): boolean => state.status !== 'unknown' && state.transport !== 'consigned';

/**
 * What was cancelled or given back is not read any more. Who was removed, or handed the document to a successor, keeps
 * what it had and sees no later content. `delivery`: the events of its delivery.
 */
const reachIn = (transfer: LoadedTransfer, agency: string, delivery: readonly RecordedEvent[]): Reach => {
  const state = fold(deliveryDecider, delivery);
  if (state.status === 'cancelled' || state.status === 'recalled') return NOTHING;
  const passedOn =
    state.status === 'passed-on'
      ? delivery.findLast(({ type }) => type === 'DeliveryHandedToSuccessor')?.position
      : undefined;
  return { before: removedAt(transfer, agency) ?? passedOn ?? Infinity, exposed: isExposed(state) };
};

/** Deliveries that were read already, by agency. */
export type DeliveriesRead = ReadonlyMap<string, readonly RecordedEvent[]>;

/** Of a system that speaks for several recipients: the furthest of each. */
export const furthestReach =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (transfer: LoadedTransfer, agencies: readonly string[], read: DeliveriesRead = new Map()): Promise<Reach> => {
    const each = await Promise.all(
      agencies.map(async (agency) => {
        const events = read.get(agency) ?? (await store.readStream(deliveryStream(transfer.id, agency)));
        return reachIn(transfer, agency, events);
      }),
    );
    return {
      before: Math.max(0, ...each.map(({ before }) => before)),
      exposed: each.some(({ exposed }) => exposed),
    };
  };
