import type { RecordedEvent } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import { initialTransfer } from '../../domain/transfer/transfer.js';
import { transferDecider } from '../ledger/aggregates.js';
import { fold } from '../ledger/execute.js';
import type { Known } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import type { SubmittedTransfer } from './transfer-state.js';

const weightOf = (known: Known<SubmittedTransfer> | undefined): number => 8 + (known?.state.codes.size ?? 0);

/**
 * A transfer as it was when an event of it was recorded, that event included: a reaction that is repeated later decides
 * the same. The events of one transfer come in order, so the last state is mostly one step behind and nothing is read.
 */
export const transferStates = ({ store }: Pick<LedgerPorts, 'store'>, kept = 50_000) => {
  const states = new Map<string, Known<SubmittedTransfer>>();
  /** Recipients in all states kept: that is what their memory grows with. */
  let held = 0;

  const forget = (stream: string): void => {
    const known = states.get(stream);
    if (states.delete(stream)) held -= weightOf(known);
  };

  const before = async ({ stream, revision }: RecordedEvent) => {
    if (revision === 0) return initialTransfer;
    const known = states.get(stream);
    if (known?.revision === revision - 1) return known.state;
    return fold(transferDecider, await store.readStream(stream, { limit: revision }));
  };

  return async (event: RecordedEvent): Promise<Known<SubmittedTransfer>> => {
    const { stream, revision, type, data } = event;
    const known = states.get(stream);
    if (known?.revision === revision) return known;
    const state = transferDecider.evolve(await before(event), { type, data } as unknown as TransferEvent);
    if (state.status === 'unknown') throw new Fault('exchange/transfer-missing', `${stream} has no start`);
    const reached = { state, revision };
    forget(stream);
    states.set(stream, reached);
    held += weightOf(reached);
    for (const [oldest] of states) {
      if (held <= kept || oldest === stream) break;
      forget(oldest);
    }
    return reached;
  };
};
