import type { LedgerPorts } from '@lienthong/ledger';
import { settleTransfer } from '../routing/settle.js';
import type { Settling } from '../routing/settle.js';
import { loadTransfer } from '../routing/transfer-state.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';

/** The transfer once the router has dealt with all of it: every recipient has it in its inbox. */
export const settledTransfer =
  (ports: LedgerPorts & { readonly routing: Settling }) =>
  async (transfer: string): Promise<LoadedTransfer | undefined> => {
    await settleTransfer(ports)(transfer);
    return loadTransfer(ports)(transfer);
  };
