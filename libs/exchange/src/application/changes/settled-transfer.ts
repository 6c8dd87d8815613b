import type { Settling } from '../delivery/once-consigned.js';
import type { LedgerPorts } from '../ledger/ports.js';
import { loadTransfer } from '../routing/transfer-state.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';

/** The transfer once the router has dealt with all of it: every recipient is resolved and in its inbox. */
export const settledTransfer =
  (ports: LedgerPorts & { readonly routing: Settling }) =>
  async (transfer: string): Promise<LoadedTransfer | undefined> => {
    const loaded = await loadTransfer(ports)(transfer);
    if (!loaded) return undefined;
    await ports.routing.settled(loaded.history.at(-1)?.position ?? 0);
    return loadTransfer(ports)(transfer);
  };
