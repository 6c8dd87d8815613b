import { originOf } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import type { ResolvedRecipient, TransferEvent } from '../../domain/transfer/transfer.events.js';
import { deliveryDecider, transferDecider } from '../ledger/aggregates.js';
import { execute, fold } from '../ledger/execute.js';
import type { Act } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream, transferOf } from '../ledger/streams.js';
import type { InboxWriter } from '../inbox/place.js';
import { consign } from './consign.js';
import { inPortions } from './in-portions.js';
import { mustLoadTransfer } from './transfer-state.js';
import { transferStates } from './transfer-states.js';
import type { SubmittedTransfer } from './transfer-state.js';

export type RouterPorts = LedgerPorts & { readonly inboxes: InboxWriter };

type Facts<Type extends TransferEvent['type']> = Extract<TransferEvent, { type: Type }>['data'];
type Handler = (event: RecordedEvent) => Promise<void>;

const factsOf = <Type extends TransferEvent['type']>(event: RecordedEvent): Facts<Type> =>
  event.data as unknown as Facts<Type>;

const actOf = (ports: LedgerPorts, event: RecordedEvent, id: string): Act => ({
  id,
  by: { role: 'hub' },
  at: ports.clock.now(),
  cause: event.id,
  ...originOf(event.meta),
});

/** Follows the events of each transfer in their order: consigns, recalls, updates, tells. */
export const routerHandlers = (ports: RouterPorts): Readonly<Record<string, Handler>> => {
  const run = execute(ports);
  const load = mustLoadTransfer(ports);
  const deliver = consign(ports);

  const stateAt = transferStates(ports);

  const entryFor = (
    state: SubmittedTransfer,
    event: RecordedEvent,
    one: ResolvedRecipient,
    replaces: readonly string[],
  ) => ({
    agency: one.agency,
    entry: {
      kind: 'document' as const,
      transfer: transferOf(event.stream),
      from: state.sender,
      head: state.content.head,
      predecessors: one.predecessors,
      replaces,
    },
  });

  const deliverAll = async (event: RecordedEvent, recipients: readonly ResolvedRecipient[]): Promise<void> => {
    const { state } = await stateAt(event);
    const { replaces } = state;
    if (state.test) {
      const echo = { ...entryFor(state, event, { agency: state.sender, codes: [], predecessors: [] }, replaces) };
      const { at, key } = event.meta;
      const entry = { ...echo.entry, kind: 'echo' as const };
      await ports.inboxes.place({
        agency: state.sender,
        entry,
        cause: event.id,
        at,
        ...originOf(event.meta),
        ...(key === undefined ? {} : { key }),
      });
      return;
    }
    await inPortions(recipients, (one) => deliver(entryFor(state, event, one, replaces), event));
  };

  const onDelivery = async (
    event: RecordedEvent,
    agencies: readonly string[],
    type: 'Recall' | 'AskUpdate',
    requestId: string,
  ): Promise<void> => {
    await inPortions(agencies, async (agency) => {
      const stream = deliveryStream(transferOf(event.stream), agency);
      const outcome = await run(
        deliveryDecider,
        { stream },
        { type, requestId },
        actOf(ports, event, `${event.id}/${type}`),
      );
      if (!outcome.ok && outcome.refusal.code !== 'delivery/not-consigned') {
        throw new Fault('exchange/change-refused', `${type} was refused: ${outcome.refusal.code}`);
      }
    });
  };

  const tell = async (
    event: RecordedEvent,
    state: SubmittedTransfer,
    agency: string,
    notice: 'routing-awaited' | 'replaced',
    from: string,
  ): Promise<void> => {
    const { documentId } = state.content.head;
    const entry = { kind: 'notice' as const, transfer: transferOf(event.stream), from, notice, documentId };
    await ports.inboxes.place({ agency, entry, cause: event.id, at: event.meta.at, ...originOf(event.meta) });
  };

  const recipientsAt = async (event: RecordedEvent): Promise<readonly string[]> => [
    ...(await stateAt(event)).state.recipients.keys(),
  ];

  return {
    DocumentSubmitted: async (event) => {
      const { replaces, sender, test } = factsOf<'DocumentSubmitted'>(event);
      for (const replaced of replaces) {
        if (replaced.transfer === undefined || test) continue;
        const { state } = await load(replaced.transfer);
        if (state.sender !== sender)
          throw new Fault('exchange/not-the-sender', 'A document is replaced by its own sender');
        await run(
          transferDecider,
          { stream: `transfer-${replaced.transfer}` as typeof event.stream },
          { type: 'Replace', data: { by: transferOf(event.stream), agencies: replaced.agencies } },
          actOf(ports, event, `${event.id}/replace`),
        );
      }
      await stateAt(event);
    },
    RecipientsResolved: (event) => deliverAll(event, factsOf<'RecipientsResolved'>(event).recipients),
    RoutingAwaited: async (event) => {
      const { state } = await stateAt(event);
      await tell(event, state, state.sender, 'routing-awaited', factsOf<'RoutingAwaited'>(event).agency);
    },
    DocumentReplaced: async (event) => {
      const { state } = await stateAt(event);
      const { agencies } = factsOf<'DocumentReplaced'>(event);
      const told = [...state.recipients.keys()].filter((agency) => agencies.length === 0 || agencies.includes(agency));
      await inPortions(told, (agency) => tell(event, state, agency, 'replaced', state.sender));
    },
    RoutingAssigned: async (event) => {
      const { to, agency, code } = factsOf<'RoutingAssigned'>(event);
      const before = fold(transferDecider, await ports.store.readStream(event.stream, { limit: event.revision }));
      // Whoever has the document does not get it once more on behalf of a predecessor.
      if (before.status !== 'unknown' && before.recipients.has(to)) return;
      await deliverAll(event, [{ agency: to, codes: [code], predecessors: [agency] }]);
    },
    RecipientsRemoved: (event) => {
      const { agencies, requestId } = factsOf<'RecipientsRemoved'>(event);
      return onDelivery(event, agencies, 'Recall', requestId);
    },
    RecallRequested: async (event) => {
      const { agencies, requestId } = factsOf<'RecallRequested'>(event);
      await onDelivery(event, agencies.length > 0 ? agencies : await recipientsAt(event), 'Recall', requestId);
    },
    DocumentUpdated: async (event) => {
      const { content, requestId, removed } = factsOf<'DocumentUpdated'>(event);
      if (content) {
        const asked = (await recipientsAt(event)).filter((agency) => !removed.includes(agency));
        await onDelivery(event, asked, 'AskUpdate', requestId);
      }
    },
  };
};
