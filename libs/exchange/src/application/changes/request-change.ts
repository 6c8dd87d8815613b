import type { Settling } from '../routing/settle.js';
import type { NewEvent, RecordedEvent } from '@lienthong/event-store';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { ChangeReceipt } from '../../domain/inbox/answer.js';
import type { Warning } from '../../domain/transfer/document.js';
import { concernedBy } from '../../domain/transfer/concerned.js';
import type { TransferCommand } from '../../domain/transfer/transfer.decide.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import { transferDecider } from '../ledger/aggregates.js';
import { execute, fold } from '../ledger/execute.js';
import { openPersonal } from '@lienthong/ledger';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { transferStream } from '../ledger/streams.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';
import { isSameRequest } from './same-request.js';
import { settledTransfer } from './settled-transfer.js';

export type ChangePorts = LedgerPorts & { readonly routing: Settling };

export interface ChangeOutcome {
  readonly receipt: ChangeReceipt;
  /** True when the request was known: what was stored for this attempt is not needed. */
  readonly repeated: boolean;
  /** As they were recorded with an update; a recall has none. */
  readonly warnings: readonly Warning[];
}

export interface RequestTerms {
  /** Under which an update's new content is sealed. */
  readonly key?: DataKey | undefined;
  /** The identity is the sender's word (a messageId), not made of what is asked for, as that of an edXML message is. */
  readonly namedBySender?: boolean | undefined;
}

type Request = Extract<TransferCommand, { type: 'RequestRecall' | 'Update' }>;

/** The sender's own transfer once it was delivered; anybody else's answers like one that does not exist. */
export const ownTransfer =
  (ports: ChangePorts) =>
  async (transfer: string, sender: string): Promise<Outcome<LoadedTransfer>> => {
    const loaded = await settledTransfer(ports)(transfer);
    return loaded?.state.sender === sender ? ok(loaded) : refused({ code: 'transfer/unknown', path: '/transfer' });
  };

const requestIn = (stream: readonly (NewEvent | RecordedEvent)[], requestId: string): number =>
  stream.findIndex(
    (one) => one.data['requestId'] === requestId && /^(RecallRequested|DocumentUpdated)$/.test(one.type),
  );

const outcomeOf = (
  epoch: string,
  transfer: string,
  requestId: string,
  stream: readonly (NewEvent | RecordedEvent)[],
): Omit<ChangeOutcome, 'repeated'> => {
  const index = requestIn(stream, requestId);
  const event = stream[index];
  if (!event) throw new Fault('exchange/nothing-appended', 'A change was accepted without an event');
  const before = fold(transferDecider, stream.slice(0, index));
  const facts = stream.slice(index).map(({ type, data }) => ({ type, data }) as unknown as TransferEvent);
  const { warnings = [] } = event.data as { readonly warnings?: readonly Warning[] };
  const agencies = concernedBy(requestId, before, facts);
  const said = { eventId: event.id, requestedAt: event.meta.at };
  return { receipt: { transfer, requestId, ...said, epoch, agencies, signature: null }, warnings };
};

/** Whether what is asked for was asked for before, in other words or of others. */
const isAnother =
  (ports: ChangePorts) =>
  async (command: Request, history: readonly RecordedEvent[]): Promise<boolean> => {
    const index = requestIn(history, command.data.requestId);
    const event = history[index];
    if (!event) return false;
    const before = fold(transferDecider, history.slice(0, index));
    return !isSameRequest(command, event, await openPersonal(ports)(event), before);
  };

/**
 * Records a recall or an update on the sender's transfer; a repeat of the same request answers as the first did.
 * Refusal `change/identity-taken` where something else is asked for under an identity that the sender gave.
 */
export const requestChange =
  (ports: ChangePorts) =>
  async (
    transfer: string,
    command: Request,
    act: Act,
    { key, namedBySender = false }: RequestTerms = {},
  ): Promise<Outcome<ChangeOutcome>> => {
    const stream = transferStream(transfer);
    const { requestId } = command.data;
    const outcome = await execute(ports)(transferDecider, { stream, ...(key ? { key, newKey: true } : {}) }, command, {
      ...act,
      id: `request/${requestId}`,
    });
    if (!outcome.ok) return outcome;
    const { appended, history } = outcome.value;
    if (namedBySender && appended.length === 0 && (await isAnother(ports)(command, history)))
      return refused({ code: 'change/identity-taken', path: '/messageId' });
    const made = outcomeOf(ports.store.epoch, transfer, requestId, [...history, ...appended]);
    return ok({ ...made, repeated: appended.length === 0 });
  };
