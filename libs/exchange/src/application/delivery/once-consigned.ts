import type { Outcome } from '@lienthong/kernel';
import type { LedgerPorts } from '@lienthong/ledger';
import { settleTransfer } from '../routing/settle.js';
import type { Settling } from '../routing/settle.js';

/**
 * A recipient may speak between its inbox entry and the consignment that follows from it: then the router is waited for
 * and the command decided anew.
 */
export const onceConsigned =
  (ports: Pick<LedgerPorts, 'store'> & { readonly routing: Settling }) =>
  async <T>(transfer: string, run: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const first = await run();
    if (first.ok || first.refusal.code !== 'delivery/not-consigned') return first;
    await settleTransfer(ports)(transfer);
    return run();
  };
