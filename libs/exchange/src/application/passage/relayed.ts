import type { RecordedEvent } from '@lienthong/event-store';
import { Fault } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { Departing, PassageFailure } from '../../domain/passage/passage.events.js';
import { handOverDelivery } from '../delivery/hand-out.js';
import { onceConsigned } from '../delivery/once-consigned.js';
import type { InboxWriter } from '../inbox/place.js';
import type { LedgerPorts } from '@lienthong/ledger';
import type { Settling } from '../routing/settle.js';
import { systemOf } from './departing/departure.js';
import type { Departure } from './departing/departure.js';
import type { OpenPassageDesk } from './passage-desk.js';
import { passageOf, passageOut, recordPassage } from './passages.js';

const idOf = ({ axis, agency, sequence }: Departing): string => passageOut(axis, agency, sequence);

/** The moment under which an attempt goes out: that of its first begin, also after a crash. Durable when it resolves. */
export const beginRelay =
  (ports: Pick<LedgerPorts, 'store'>) =>
  async (departing: Departing, at: Instant, cause: string): Promise<Instant> => {
    const passage = idOf(departing);
    const known = (await passageOf(ports)(passage)).begun.get(departing.attempt);
    if (known !== undefined) return known;
    await recordPassage(ports)(passage, String(departing.attempt), { type: 'RelayBegun', data: departing }, at, cause);
    return at;
  };

/** The axis acknowledged a document: the gateway of its recipient has it (ETSI ContentHandover). */
const handOver = async (
  ports: LedgerPorts & { readonly routing: Settling },
  { axis, agency, transfer, sequence }: Departing,
  entry: Pick<RecordedEvent, 'id'>,
): Promise<void> => {
  const system = systemOf(axis);
  const act = {
    id: `handed-over/${entry.id}/${system}`,
    by: { role: 'gateway' as const, agency, system },
    at: ports.clock.now(),
  };
  const outcome = await onceConsigned(ports)(transfer, () =>
    handOverDelivery(ports)(transfer, agency, { system, sequence }, act),
  );
  if (!outcome.ok && outcome.refusal.code === 'delivery/not-consigned')
    throw new Fault('exchange/not-yet-consigned', 'The entry has no consignment yet', { retriable: true });
};

/** Records that the axis took an entry, under its docId; a repeat is no new fact. */
export const recordRelayed =
  (ports: LedgerPorts & { readonly routing: Settling }) =>
  async (departing: Departing, docId: string, entry: RecordedEvent): Promise<void> => {
    const fact = { type: 'RelayToNonERDS' as const, data: { ...departing, docId } };
    await recordPassage(ports)(idOf(departing), 'relayed', fact, ports.clock.now(), entry.id);
    if (departing.kind === 'document') await handOver(ports, departing, entry);
  };

/**
 * Tells who spoke, then puts what did not pass at the operator's desk; both are known again when they are repeated. In that
 * order: what is at the desk is not tried again by itself, and behind a crash between the two nobody would be told.
 */
export const recordRelayFailure =
  (ports: LedgerPorts & { readonly inboxes: InboxWriter }, desk: OpenPassageDesk) =>
  async (
    departing: Departing,
    departure: Pick<Departure, 'speaker' | 'documentId' | 'key'> | undefined,
    { words, ...failure }: PassageFailure & { readonly words?: string },
    entry: RecordedEvent,
  ): Promise<void> => {
    const { transfer, agency, attempt } = departing;
    const passage = idOf(departing);
    const data = { ...departing, ...failure, passage };
    const by = { role: 'hub' as const, system: systemOf(departing.axis) };
    const key = departure?.key;
    const { from } = entry.data as unknown as InboxEntry;
    const documentId = departure?.documentId ?? '';
    const notice = { kind: 'notice' as const, transfer, from: agency, notice: 'relay-refused' as const, documentId };
    await ports.inboxes.place({
      agency: departure?.speaker ?? from,
      entry: notice,
      cause: `${passage}/${attempt}`,
      at: ports.clock.now(),
    });
    await desk.record(
      { type: 'FailOut', data, ...(words === undefined || key === undefined ? {} : { words }) },
      by,
      key,
    );
  };
