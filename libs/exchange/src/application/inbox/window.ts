import { originOf } from '@lienthong/event-store';
import type { Origin, RecordedEvent } from '@lienthong/event-store';
import { cursorAt, parseCursor } from '@lienthong/identifiers';
import { isFault, ok, refused } from '@lienthong/kernel';
import type { JsonObject, Outcome } from '@lienthong/kernel';
import type { InboxEntry } from '../../domain/inbox/inbox.events.js';
import type { Content, DocumentBody } from '../../domain/transfer/document.js';
import { receivedContent } from '../intake/receipt.js';
import type { ReceivedContent } from '../intake/receipt.js';
import { openPersonal } from '@lienthong/ledger';
import type { LedgerPorts } from '@lienthong/ledger';
import { deliveryStream, inboxStream, transferStream } from '../ledger/streams.js';

/** An entry as a reader sees it. The stored entry never changes; what became of it is rendered beside it. */
export interface WindowEntry {
  readonly sequence: number;
  readonly cursor: string;
  readonly placedAt: string;
  readonly entry: InboxEntry;
  /** Trích yếu; null when it was erased or taken back. */
  readonly subject: string | null;
  /** What a receipt of a document is about; null with every other entry, and when the content was erased. */
  readonly content: ReceivedContent | null;
  /** Words that came with a status; null without. */
  readonly reason: string | null;
  /** True when what belongs to it could not be opened: its stored bytes were altered. An operator must look. */
  readonly damaged: boolean;
  /** `cancelled`: taken back before it was opened; its content is not to be had. */
  readonly tombstone: 'cancelled' | null;
}

export interface InboxPage {
  readonly epoch: string;
  /** Last sequence in the inbox, -1 when it is empty. */
  readonly head: number;
  readonly entries: readonly WindowEntry[];
  /** To be given as `after` next; null where nothing was read yet. */
  readonly next: string | null;
}

/** Where to read from: a cursor of this epoch. Refusals: inbox/cursor-malformed, inbox/other-epoch, inbox/beyond-head. */
export const revisionAfter = (epoch: string, head: number, cursor: string): Outcome<number> => {
  if (cursor === 'start') return ok(-1);
  const parsed = parseCursor(cursor);
  if (!parsed.ok) return refused({ code: 'inbox/cursor-malformed', path: '/after' });
  if (parsed.value.epoch !== epoch)
    return refused({ code: 'inbox/other-epoch', path: '/after', params: { epoch, head } });
  if (parsed.value.revision > head) return refused({ code: 'inbox/beyond-head', path: '/after', params: { head } });
  return ok(parsed.value.revision);
};

interface Told {
  readonly subject: string | null;
  readonly content: ReceivedContent | null;
}

const untold: Told = { subject: null, content: null };

const toldOf = async (ports: LedgerPorts, entry: InboxEntry): Promise<Told> => {
  if (entry.transfer === undefined) return untold;
  const [first] = await ports.store.readStream(transferStream(entry.transfer), { limit: 1 });
  const body = first && ((await openPersonal(ports)(first)) as DocumentBody | undefined);
  if (!body) return untold;
  const receipted = entry.kind === 'receipt' && entry.outcome.kind === 'document';
  return {
    subject: body.subject,
    content: receipted ? receivedContent(body, first.data as unknown as Content) : null,
  };
};

const reasonOf = async (ports: LedgerPorts, entry: InboxEntry): Promise<string | null> => {
  if (entry.kind !== 'status') return null;
  const stream = deliveryStream(entry.transfer, entry.from);
  const [said] = await ports.store.readStream(stream, { from: entry.revision, limit: 1 });
  const words: JsonObject | undefined = said && (await openPersonal(ports)(said));
  return typeof words?.['reason'] === 'string' ? words['reason'] : null;
};

/** A recipient that was added again has a later entry; the one that was taken back stays a tombstone. */
const tombstoneOf = async (ports: LedgerPorts, agency: string, sequence: number, entry: InboxEntry) => {
  if (entry.kind !== 'document') return null;
  const history = await ports.store.readStream(deliveryStream(entry.transfer, agency));
  const consigned = history.findIndex(
    (event) => event.type === 'DeliveryConsigned' && event.data['sequence'] === sequence,
  );
  const next = history.findIndex((event, index) => index > consigned && event.type === 'DeliveryConsigned');
  const own = history.slice(Math.max(consigned, 0), next < 0 ? undefined : next);
  return consigned >= 0 && own.some((event) => event.type === 'DeliveryCancelled') ? 'cancelled' : null;
};

interface Words extends Told {
  readonly reason: string | null;
  readonly damaged: boolean;
}

/** An entry whose words cannot be opened is shown without them: those behind it must stay readable. */
const wordsOf = async (ports: LedgerPorts, entry: InboxEntry, shown: boolean): Promise<Words> => {
  try {
    const told = shown ? await toldOf(ports, entry) : untold;
    return { ...told, reason: await reasonOf(ports, entry), damaged: false };
  } catch (error) {
    if (!isFault(error) || error.code !== 'keyring/tampered') throw error;
    return { ...untold, reason: null, damaged: true };
  }
};

const rendered = async (ports: LedgerPorts, agency: string, event: RecordedEvent): Promise<WindowEntry> => {
  const entry = event.data as unknown as InboxEntry;
  const tombstone = await tombstoneOf(ports, agency, event.revision, entry);
  return {
    sequence: event.revision,
    cursor: cursorAt(ports.store.epoch, event.revision),
    placedAt: event.recordedAt,
    entry,
    ...(await wordsOf(ports, entry, tombstone === null)),
    tombstone,
  };
};

/** An entry with the origin of its event, which readers are not shown. */
export interface PlacedEntry {
  readonly shown: WindowEntry;
  readonly origin: Origin;
}

/** The next entries after a revision (exclusive). */
export const placedEntries =
  (ports: LedgerPorts) =>
  async (agency: string, after: number, limit: number): Promise<readonly PlacedEntry[]> => {
    const events = await ports.store.readStream(inboxStream(agency), { from: after + 1, limit });
    return Promise.all(
      events.map(async (event) => ({ shown: await rendered(ports, agency, event), origin: originOf(event.meta) })),
    );
  };

/** A page of an inbox after a revision (exclusive). Shows metadata only, so it exposes nothing. */
export const readInbox =
  (ports: LedgerPorts) =>
  async (agency: string, after: number, limit: number): Promise<InboxPage> => {
    const stream = inboxStream(agency);
    const [placed, head] = await Promise.all([placedEntries(ports)(agency, after, limit), ports.store.headOf(stream)]);
    const entries = placed.map(({ shown }) => shown);
    const reached = entries.at(-1)?.sequence ?? after;
    const { epoch } = ports.store;
    return { epoch, head, entries, next: reached < 0 ? null : cursorAt(epoch, reached) };
  };
