import type { LedgerPorts } from '@lienthong/ledger';
import { transferStream } from '../ledger/streams.js';

export interface Settling {
  /** Resolves once the router has dealt with everything up to a position. */
  settled(position: number): Promise<void>;
}

/** Waits until the router has nothing left to do for a transfer: what it writes, it reacts to in its turn. */
export const settleTransfer =
  ({ store, routing }: Pick<LedgerPorts, 'store'> & { readonly routing: Settling }) =>
  async (transfer: string): Promise<void> => {
    let dealtWith = -1;
    for (;;) {
      const [last] = await store.readStream(transferStream(transfer), { direction: 'backward', limit: 1 });
      if (!last || last.position === dealtWith) return;
      await routing.settled(last.position);
      dealtWith = last.position;
    }
  };
