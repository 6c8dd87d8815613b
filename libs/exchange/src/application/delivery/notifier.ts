import { originOf } from '@lienthong/event-store';
import type { RecordedEvent } from '@lienthong/event-store';
import { reportOfEvent } from '../../domain/delivery/delivery.events.js';
import type { DeliveryEvent } from '../../domain/delivery/delivery.events.js';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { InboxWriter } from '../inbox/place.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryOf } from '../ledger/streams.js';
import { mustLoadTransfer } from '../routing/transfer-state.js';

type Handler = (event: RecordedEvent) => Promise<void>;
type Facts<Type extends DeliveryEvent['type']> = Extract<DeliveryEvent, { type: Type }>['data'];

/** Follows the deliveries: what a recipient says reaches the sender's inbox, what the sender asks the recipient's. */
export const notifierHandlers = (
  ports: LedgerPorts & { readonly inboxes: InboxWriter },
): Readonly<Record<string, Handler>> => {
  const load = mustLoadTransfer(ports);

  type About = (facts: { transfer: string; agency: string; sender: string; documentId: string }) => readonly {
    readonly to: string;
    readonly entry: InboxEntry;
  }[];

  const tell = async (event: RecordedEvent, about: About): Promise<void> => {
    const { transfer, agency } = deliveryOf(event.stream);
    const { state } = await load(transfer);
    const entries = about({ transfer, agency, sender: state.sender, documentId: state.content.head.documentId });
    const { at, key } = event.meta;
    const common = { at, ...originOf(event.meta), ...(key === undefined ? {} : { key }) };
    for (const [index, { to, entry }] of entries.entries()) {
      const cause = index === 0 ? event.id : `${event.id}/${index}`;
      await ports.inboxes.place({ agency: to, entry, cause, ...common });
    }
  };

  const status =
    (code: string, late: boolean, claimedAt: string, revision: number): About =>
    ({ transfer, agency, sender, documentId }) => [
      { to: sender, entry: { kind: 'status', transfer, from: agency, code, claimedAt, late, revision, documentId } },
    ];

  const ask =
    (kind: 'recall' | 'update', requestId: string): About =>
    ({ transfer, agency, sender, documentId }) => [
      { to: agency, entry: { kind, transfer, from: sender, requestId, documentId } },
    ];

  type Notice = Extract<InboxEntry, { kind: 'notice' }>['notice'];
  const notice =
    (word: Notice, both: boolean): About =>
    ({ transfer, agency, sender, documentId }) =>
      (both ? [sender, agency] : [sender]).map((to) => ({
        to,
        entry: { kind: 'notice', transfer, from: agency, notice: word, documentId },
      }));

  const report: Handler = (event) => {
    const { late, claimedAt } = event.data as unknown as Facts<'DeliveryArrived'>;
    return tell(
      event,
      status(reportOfEvent[event.type as keyof typeof reportOfEvent], late, claimedAt, event.revision),
    );
  };
  const answer =
    (code: '15' | '16'): Handler =>
    (event) =>
      tell(event, status(code, false, (event.data as unknown as Facts<'RecallAgreed'>).claimedAt, event.revision));
  const question =
    (kind: 'recall' | 'update'): Handler =>
    (event) =>
      tell(event, ask(kind, (event.data as unknown as Facts<'RecallAsked'>).requestId));

  return {
    DeliveryArrived: report,
    DeliveryRefused: report,
    DeliveryAccepted: report,
    DeliveryAssigned: report,
    DeliveryProcessing: report,
    DeliveryCompleted: report,
    RecallAgreed: answer('15'),
    UpdateAgreed: answer('15'),
    RecallRefused: answer('16'),
    UpdateRefused: answer('16'),
    RecallAsked: question('recall'),
    UpdateAsked: question('update'),
    DeliveryCancelled: (event) => tell(event, notice('cancelled', false)),
    DeliverySilent: (event) => tell(event, notice('silent', true)),
    DeliveryAcceptanceExpired: (event) => tell(event, notice('acceptance-expired', true)),
    DeliveryHandedToSuccessor: (event) => tell(event, notice('handed-to-successor', false)),
  };
};
