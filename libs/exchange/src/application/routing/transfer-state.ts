import type { RecordedEvent } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import { transferDecider } from '../ledger/aggregates.js';
import { fold } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { transferStream } from '../ledger/streams.js';
import type { Transfer } from '../../domain/transfer/transfer.js';

export type SubmittedTransfer = Extract<Transfer, { status: 'submitted' }>;

export interface LoadedTransfer {
  readonly id: string;
  readonly state: SubmittedTransfer;
  readonly history: readonly RecordedEvent[];
  /** The data key that seals everything of this transfer. */
  readonly key: string | undefined;
}

export const loadTransfer =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (transfer: string): Promise<LoadedTransfer | undefined> => {
    const history = await store.readStream(transferStream(transfer));
    const state = fold(transferDecider, history);
    return state.status === 'unknown' ? undefined : { id: transfer, state, history, key: history[0]?.meta.key };
  };

/** For a reaction to an event of the transfer, which therefore exists. */
export const mustLoadTransfer =
  (ports: Pick<LedgerPorts, 'store'>) =>
  async (transfer: string): Promise<LoadedTransfer> => {
    const loaded = await loadTransfer(ports)(transfer);
    if (!loaded) throw new Fault('exchange/transfer-missing', `No transfer ${transfer} in the store`);
    return loaded;
  };
