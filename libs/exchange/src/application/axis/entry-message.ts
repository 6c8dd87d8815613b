import type { BlobRef } from '@lienthong/blob-store';
import { checkWritable, writeEdxml } from '@lienthong/edxml';
import type { StatusDraft } from '@lienthong/edxml';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { StoredPart } from '../../domain/transfer/document.js';
import type { Viewer } from '../content/access.js';
import { exposeContent, lookAtContent } from '../content/hand-out-content.js';
import { messageOf } from '../content/message-of.js';
import type { MessagePorts } from '../content/message-of.js';
import { versionsOf } from '../content/versions.js';
import type { Act } from '../ledger/execute.js';
import type { PlacedEvent } from '../offers/offered-entry.js';
import type { Settling } from '../routing/settle.js';
import type { LoadedTransfer } from '../routing/transfer-state.js';
import { loadTransfer } from '../routing/transfer-state.js';
import { recallDraft, statusDraft } from './status-draft.js';

export type EntryMessagePorts = MessagePorts & { readonly routing: Settling };

/** The edXML of an inbox entry. */
export interface EntryMessage {
  /** Bytes. */
  readonly size: number;
  /** To be called once. Whatever content leaves is exposed, durably, before its first byte. */
  open(): Promise<AsyncIterable<Uint8Array>>;
}

const opened = async (ports: EntryMessagePorts, part: StoredPart, keyId: string | undefined) => {
  const key = keyId === undefined ? undefined : await ports.keyring.dataKey(keyId);
  if (!key) return undefined;
  const blob = await ports.blobs.open(part.ref as BlobRef, key);
  if (!blob) throw new Fault('blob/missing', 'A stored message is not in the blob store');
  return blob.stream;
};

/** Written of facts that never change, so that it is the same at every reading. */
const writtenStatus = async (draft: StatusDraft | undefined): Promise<Outcome<EntryMessage>> => {
  if (!draft) return refused({ code: 'transfer/erased' });
  const writable = checkWritable(draft);
  if (!writable.ok) return refused({ ...writable.refusal, code: 'edxml/not-writable' });
  const pieces: Uint8Array[] = [];
  for await (const piece of writeEdxml(draft, { dialect: 'java' })) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  return ok({
    size: bytes.length,
    open: () =>
      Promise.resolve(
        (async function* () {
          yield await Promise.resolve(bytes);
        })(),
      ),
  });
};

/** Of an entry, the content as it was when the entry was placed; of an update, what that update brought. */
const versionFor = (transfer: LoadedTransfer, { entry, event }: PlacedEvent): number =>
  versionsOf(transfer).findLastIndex((version) =>
    entry.kind === 'update'
      ? version.event.data['requestId'] === entry.requestId
      : version.event.position < event.position,
  );

const contentMessage = async (
  ports: EntryMessagePorts,
  transfer: LoadedTransfer,
  placed: PlacedEvent,
  viewer: Viewer,
  act: Act,
): Promise<Outcome<EntryMessage>> => {
  const version = versionFor(transfer, placed);
  const seen = await lookAtContent(ports)(transfer.id, viewer, act.at, version);
  if (!seen.ok) return seen;
  const key = await ports.keyring.dataKey(seen.value.key);
  if (!key) return refused({ code: 'transfer/erased' });
  const part = await messageOf(ports)(seen.value.transfer, seen.value, key);
  if (!part.ok) return part;
  return ok({
    size: part.value.size,
    open: async () => {
      const bytes = await opened(ports, part.value, seen.value.key);
      if (!bytes) throw new Fault('keyring/erased', 'The content was erased while it was asked for');
      const exposed = await exposeContent(ports)(seen.value, act);
      if (!exposed.ok) throw new Fault(exposed.refusal.code, 'The document was taken back while it was asked for');
      return bytes;
    },
  });
};

const recallMessage = async (
  ports: EntryMessagePorts,
  transfer: LoadedTransfer,
  placed: PlacedEvent & { readonly entry: { readonly kind: 'recall' } },
): Promise<Outcome<EntryMessage>> => {
  const asked = transfer.history.find(
    ({ type, data }) => type === 'RecallRequested' && data['requestId'] === placed.entry.requestId,
  );
  const message = asked?.data['message'] as StoredPart | undefined;
  if (!asked || !message) return writtenStatus(await recallDraft(ports)(transfer, placed));
  const keyId = asked.meta.key;
  if (keyId === undefined || !(await ports.keyring.dataKey(keyId))) return refused({ code: 'transfer/erased' });
  return ok({
    size: message.size,
    open: async () => {
      const bytes = await opened(ports, message, keyId);
      if (!bytes) throw new Fault('keyring/erased', 'The content was erased while it was asked for');
      return bytes;
    },
  });
};

const isRecall = (placed: PlacedEvent): placed is PlacedEvent & { readonly entry: { readonly kind: 'recall' } } =>
  placed.entry.kind === 'recall';

/**
 * What an entry is on the axis: the document's or the update's edXML as it came, byte for byte (or, of JSON, as written
 * once), the recall as it came or as status 13, the status as the standard's status message. `viewer` speaks for the
 * entry's agency alone. Refusals: transfer/unknown, transfer/erased, delivery/cancelled, delivery/recalled,
 * edxml/not-writable, and inbox/no-message of an entry that the axis has no form for.
 */
export const entryMessage =
  (ports: EntryMessagePorts) =>
  async (placed: PlacedEvent, viewer: Viewer, act: Act): Promise<Outcome<EntryMessage>> => {
    const { entry } = placed;
    const transfer = entry.transfer === undefined ? undefined : await loadTransfer(ports)(entry.transfer);
    if (!transfer) return refused({ code: 'transfer/unknown' });
    if (isRecall(placed)) return recallMessage(ports, transfer, placed);
    if (entry.kind === 'status') return writtenStatus(await statusDraft(ports)(transfer, entry));
    if (entry.kind === 'document' || entry.kind === 'update') {
      return contentMessage(ports, transfer, placed, viewer, act);
    }
    return refused({ code: 'inbox/no-message' });
  };
