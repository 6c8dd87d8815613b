import type { Outcome } from '@lienthong/kernel';
import type { LedgerPorts } from '../ledger/ports.js';
import { transferStream } from '../ledger/streams.js';

export interface Settling {
  /** Resolves once the router has dealt with everything up to a position. */
  settled(position: number): Promise<void>;
}

/**
 * A recipient may speak between its inbox entry and the consignment that follows from it: then the router is waited for
 * and the command decided anew.
 */
export const onceConsigned =
  ({ store, routing }: Pick<LedgerPorts, 'store'> & { readonly routing: Settling }) =>
  async <T>(transfer: string, run: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const first = await run();
    if (first.ok || first.refusal.code !== 'delivery/not-consigned') return first;
    const [last] = await store.readStream(transferStream(transfer), { direction: 'backward', limit: 1 });
    if (!last) return first;
    await routing.settled(last.position);
    return run();
  };
