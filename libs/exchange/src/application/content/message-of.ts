import type { BlobRef, BlobStore } from '@lienthong/blob-store';
import { checkWritable, writeEdxml } from '@lienthong/edxml';
import type { DocumentDraft } from '@lienthong/edxml';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { StoredPart } from '../../domain/transfer/document.js';
import type { TransferEvent } from '../../domain/transfer/transfer.events.js';
import type { JsonDocument } from '../intake/json-document.js';
import { transferDecider } from '../ledger/aggregates.js';
import { execute } from '../ledger/execute.js';
import type { LedgerPorts } from '@lienthong/ledger';
import { transferStream } from '../ledger/streams.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';
import { draftOf } from './edxml-draft.js';
import type { AgencyNames } from './party.js';
import type { OpenedContent } from './hand-out-content.js';

export type MessagePorts = LedgerPorts & { readonly blobs: BlobStore; readonly names: AgencyNames };

async function* attachmentBytes(blobs: BlobStore, part: StoredPart, key: DataKey): AsyncGenerator<Uint8Array> {
  const open = await blobs.open(part.ref as BlobRef, key);
  if (!open) throw new Fault('blob/missing', 'An attachment of this transfer is not in the blob store');
  yield* open.stream;
}

/** What changed a document says so, and which one: a receiver of edXML would take it for another document else. */
const asUpdate = (draft: DocumentDraft, documentId: string): DocumentDraft => ({
  ...draft,
  business: {
    ...draft.business,
    type: 2,
    documentId,
    documentInfo: { contentChanged: true, receivers: [] },
    replacements: [],
  },
});

/** Writes the message of a JSON document and keeps it; whoever was faster wins, and all see the same bytes. */
const written = async (
  ports: MessagePorts,
  transfer: LoadedTransfer,
  { version, body }: OpenedContent,
  key: DataKey,
): Promise<Outcome<StoredPart>> => {
  const first = transfer.history[0];
  if (!first) return refused({ code: 'transfer/unknown' });
  const submitted = first.data as unknown as Extract<TransferEvent, { type: 'DocumentSubmitted' }>['data'];
  const { head } = version.content;
  const document = body.message as unknown as JsonDocument;
  const whole = draftOf({ ...submitted, head }, document, ports.names, version.event.meta.at);
  const draft = whole && version.event.type === 'DocumentUpdated' ? asUpdate(whole, submitted.head.documentId) : whole;
  const described = body.attachments.map(({ name, description }, index) => ({
    contentId: `${version.event.id}-${index}`,
    name,
    ...(description === undefined ? {} : { description }),
  }));
  if (!draft) return refused({ code: 'edxml/not-writable' });
  const writable = checkWritable(draft, described);
  if (!writable.ok) return refused({ ...writable.refusal, code: 'edxml/not-writable' });
  const attachments = described.map((one, index) => {
    const part = version.content.attachments[index];
    if (!part) throw new Fault('blob/missing', 'An attachment of this transfer has no stored part');
    return { ...one, content: attachmentBytes(ports.blobs, part, key) };
  });
  const source = writeEdxml(draft, { dialect: 'java', attachments });
  const stored = await ports.blobs.put(source, { key, limit: Number.MAX_SAFE_INTEGER });
  if (!stored.ok) return stored;
  const of = version.event.id;
  const message = { ref: stored.value.ref, size: stored.value.size };
  const outcome = await execute(ports)(
    transferDecider,
    { stream: transferStream(transfer.id), key },
    { type: 'RecordEdxml', data: { message, of } },
    { id: `edxml/${of}`, by: { role: 'hub' }, at: ports.clock.now() },
  );
  if (!outcome.ok) return outcome;
  const { state } = outcome.value;
  const kept = state.status === 'submitted' ? state.written.get(of) : undefined;
  if (kept && kept.ref !== message.ref) await ports.blobs.discard(stored.value.ref);
  return ok(kept ?? message);
};

/** The edXML message of a version: as received byte for byte, or, of a JSON document, as written once. */
export const messageOf =
  (ports: MessagePorts) =>
  async (transfer: LoadedTransfer, opened: OpenedContent, key: DataKey): Promise<Outcome<StoredPart>> => {
    const { message } = opened.version.content;
    const kept = message ?? transfer.state.written.get(opened.version.event.id);
    return kept ? ok(kept) : written(ports, transfer, opened, key);
  };
