import type { StatusDraft } from '@lienthong/edxml';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import type { AgencyNames } from '../content/party.js';
import { reportedBy, statusMessage } from '../content/status-message.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import type { PlacedEvent } from '../offers/offered-entry.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';

type Ports = LedgerPorts & { readonly names: AgencyNames };
type Submitted = Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];

const submittedOf = ({ history }: LoadedTransfer): Submitted | undefined =>
  history[0]?.data as unknown as Submitted | undefined;

/** The code under which the document was sent to an agency: the one that its sender knows. */
const codeOf = ({ state, history }: LoadedTransfer, agency: string): string => {
  const now = state.recipients.get(agency)?.codes[0];
  if (now !== undefined) return now;
  const before = history
    .filter(({ type }) => type === 'RecipientsResolved')
    .flatMap(
      ({ data }) =>
        (data as unknown as { recipients: readonly { agency: string; codes: readonly string[] }[] }).recipients,
    )
    .find((one) => one.agency === agency);
  return before?.codes[0] ?? agency;
};

/** What a recipient said of a document, as the standard's status message. Undefined once its words were erased. */
export const statusDraft =
  (ports: Ports) =>
  async (
    transfer: LoadedTransfer,
    entry: Extract<InboxEntry, { kind: 'status' }>,
  ): Promise<StatusDraft | undefined> => {
    const said = await reportedBy(ports)({ ...entry, transfer: transfer.id });
    const submitted = submittedOf(transfer);
    if (said === undefined || submitted === undefined) return undefined;
    const parties = { from: codeOf(transfer, entry.from), addressee: submitted.senderCode };
    return statusMessage(ports.names, { ...said, ...parties, head: submitted.head });
  };

/** That the sender asks for its document back, as status 13; undefined once its reason was erased. */
export const recallDraft =
  (ports: Ports) =>
  async (
    transfer: LoadedTransfer,
    { agency, entry }: PlacedEvent & { readonly entry: { readonly kind: 'recall' } },
  ): Promise<StatusDraft | undefined> => {
    const asked = transfer.history.find(({ data }) => data['requestId'] === entry.requestId);
    const words = asked && (await openPersonal(ports)(asked));
    const submitted = submittedOf(transfer);
    if (!asked || !submitted || (asked.sealed !== undefined && words === undefined)) return undefined;
    const parties = { from: submitted.senderCode, addressee: codeOf(transfer, agency) };
    const { at } = asked.meta;
    return statusMessage(ports.names, { ...parties, head: submitted.head, code: '13', at, told: at, words });
  };
