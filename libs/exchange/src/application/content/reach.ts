import type { Delivery } from '../../domain/delivery/delivery.js';
import { deliveryDecider } from '../ledger/aggregates.js';
import { fold } from '../ledger/execute.js';
import type { LedgerPorts } from '../ledger/ports.js';
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
 * what it had and sees no later content.
 */
export const reachOf =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (transfer: LoadedTransfer, agency: string): Promise<Reach> => {
    const events = await store.readStream(deliveryStream(transfer.id, agency));
    const state = fold(deliveryDecider, events);
    if (state.status === 'cancelled' || state.status === 'recalled') return NOTHING;
    const passedOn =
      state.status === 'passed-on'
        ? events.findLast(({ type }) => type === 'DeliveryHandedToSuccessor')?.position
        : undefined;
    return { before: removedAt(transfer, agency) ?? passedOn ?? Infinity, exposed: isExposed(state) };
  };

/** Of a system that speaks for several recipients: the furthest of each. */
export const furthestReach =
  (ports: Pick<LedgerPorts, 'store'>) =>
  async (transfer: LoadedTransfer, agencies: readonly string[]): Promise<Reach> => {
    const each = await Promise.all(agencies.map((agency) => reachOf(ports)(transfer, agency)));
    return {
      before: Math.max(0, ...each.map(({ before }) => before)),
      exposed: each.some(({ exposed }) => exposed),
    };
  };
