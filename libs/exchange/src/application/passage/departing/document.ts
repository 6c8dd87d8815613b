import type { BlobRef, BlobStore } from '@lienthong/blob-store';
import { appendTraceHeader } from '@lienthong/edxml';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { StoredPart } from '../../../domain/transfer/document.js';
import type { Viewer } from '../../content/access.js';
import { exposeContent, lookAtContent } from '../../content/hand-out-content.js';
import type { OpenedContent } from '../../content/hand-out-content.js';
import { messageOf } from '../../content/message-of.js';
import { recipientCode, submittedOf } from './facts.js';
import { systemOf } from './departure.js';
import type { Departure, DeparturePorts, Place } from './departure.js';

/** Gone from the inbox: there is nothing to send any more. */
const TAKEN_BACK: ReadonlySet<string> = new Set(['delivery/cancelled', 'delivery/recalled']);

async function* stored(blobs: BlobStore, part: StoredPart, key: DataKey): AsyncGenerator<Uint8Array> {
  const open = await blobs.open(part.ref as BlobRef, key);
  if (!open) throw new Fault('blob/missing', 'A stored message is not in the blob store');
  yield* open.stream;
}

/** The content of one version, to be exposed and sent. Undefined where it was taken back meanwhile. */
export const departingContent =
  (ports: DeparturePorts) =>
  async (
    { axis, agency }: Place,
    transferId: string,
    version: number,
    form: {
      readonly kind: 'document' | 'update';
      /** Writes what no edXML message says yet; default: the message as it was received or written once. */
      readonly write?: (opened: OpenedContent, key: DataKey) => Outcome<() => AsyncIterable<Uint8Array>>;
    },
  ): Promise<Outcome<Departure | undefined>> => {
    const at = ports.clock.now();
    const viewer: Viewer = {
      system: systemOf(axis),
      role: 'agency',
      mandates: { mayActFor: (one) => one === agency },
    };
    const seen = await lookAtContent(ports)(transferId, viewer, at, version);
    if (!seen.ok) return TAKEN_BACK.has(seen.refusal.code) ? ok(undefined) : seen;
    const opened = seen.value;
    const { transfer } = opened;
    const key = await ports.keyring.dataKey(opened.key);
    if (!key) return refused({ code: 'transfer/erased' });
    const hasMessage = opened.version.content.message !== undefined;
    let source: () => AsyncIterable<Uint8Array>;
    if (form.write !== undefined && !hasMessage) {
      const made = form.write(opened, key);
      if (!made.ok) return made;
      source = made.value;
    } else {
      const message = await messageOf(ports)(transfer, opened, key);
      if (!message.ok) return message;
      source = () => stored(ports.blobs, message.value, key);
    }
    const { sender } = transfer.state;
    return ok({
      kind: form.kind,
      transfer: transferId,
      key: opened.key,
      from: submittedOf(transfer).senderCode,
      to: [recipientCode(transfer, agency, ports.homes, at)],
      speaker: sender,
      documentId: transfer.state.content.head.documentId,
      expose: () => exposeContent(ports)(opened, { at }),
      bytes: (hop) => appendTraceHeader(source(), hop),
    });
  };
