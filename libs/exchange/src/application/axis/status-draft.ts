import { isWireOrganId } from '@lienthong/edxml';
import type { EdxmlDate, EdxmlLocalTime, EdxmlOrgan, StatusDraft } from '@lienthong/edxml';
import { formatWireDateTime, isStatusCode } from '@lienthong/identifiers';
import type { Instant, JsonObject } from '@lienthong/kernel';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import type { AgencyNames } from '../content/edxml-draft.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream } from '../ledger/streams.js';
import type { PlacedEvent } from '../offers/offered-entry.js';
import { present } from '../present.js';
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

const organOf = (code: string, names: AgencyNames, at: Instant): EdxmlOrgan | undefined => {
  if (!isWireOrganId(code)) return undefined;
  const organName = names.nameOf(code, at);
  return { organId: code, ...(organName === undefined ? {} : { organName }) };
};

const stampOf = (at: Instant): EdxmlDate => ({
  kind: 'date-time',
  value: formatWireDateTime(at).replaceAll('/', '-').replace(' ', 'T') as EdxmlLocalTime,
});

const referenceTo = (transfer: LoadedTransfer, addressee: string): StatusDraft['responseFor'] | undefined => {
  const { head } = transfer.state.content;
  if (!isWireOrganId(addressee)) return undefined;
  const code = head.number === undefined ? undefined : `${head.number}/${head.notation ?? ''}`;
  const date = head.promulgatedOn;
  return {
    organId: addressee,
    documentId: submittedOf(transfer)?.head.documentId ?? head.documentId,
    ...present({
      code,
      promulgationDate: date === undefined ? undefined : { kind: 'date' as const, value: date as EdxmlLocalTime },
    }),
  };
};

const trimmed = (text: unknown): string | undefined =>
  typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;

const draft = (
  {
    from,
    responseFor,
  }: { readonly from: EdxmlOrgan | undefined; readonly responseFor: StatusDraft['responseFor'] | undefined },
  statusCode: string,
  at: Instant,
  words: JsonObject | undefined,
): StatusDraft | undefined => {
  if (!from || !responseFor || !isStatusCode(statusCode)) return undefined;
  return {
    kind: 'status',
    envelope: {},
    from,
    responseFor,
    statusCode,
    timestamp: stampOf(at),
    ...present({
      description: trimmed(words?.['reason']),
      staff: words?.['staff'] as StatusDraft['staff'] | undefined,
    }),
  };
};

/** What a recipient said of a document, as the standard's status message. Undefined once its words were erased. */
export const statusDraft =
  (ports: Ports) =>
  async (
    transfer: LoadedTransfer,
    entry: Extract<InboxEntry, { kind: 'status' }>,
  ): Promise<StatusDraft | undefined> => {
    const stream = deliveryStream(transfer.id, entry.from);
    const [said] = await ports.store.readStream(stream, { from: entry.revision, limit: 1 });
    const words = said && (await openPersonal(ports)(said));
    if (said?.sealed !== undefined && words === undefined) return undefined;
    const at = entry.claimedAt as Instant;
    // Named as when the hub was told: the moment that was claimed may lie before the agency's time.
    const told = said?.meta.at ?? at;
    const parties = {
      from: organOf(codeOf(transfer, entry.from), ports.names, told),
      responseFor: referenceTo(transfer, submittedOf(transfer)?.senderCode ?? transfer.state.sender),
    };
    return draft(parties, entry.code, at, words);
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
    if (!asked || (asked.sealed !== undefined && words === undefined)) return undefined;
    const senderCode = submittedOf(transfer)?.senderCode ?? transfer.state.sender;
    const parties = {
      from: organOf(senderCode, ports.names, asked.meta.at),
      responseFor: referenceTo(transfer, codeOf(transfer, agency)),
    };
    return draft(parties, '13', asked.meta.at, words);
  };
