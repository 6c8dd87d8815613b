import type { BlobRef } from '@lienthong/blob-store';
import { checkWritable, writeEdxml } from '@lienthong/edxml';
import type { DocumentDraft } from '@lienthong/edxml';
import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import { draftOf } from '../../content/edxml-draft.js';
import type { OpenedContent } from '../../content/hand-out-content.js';
import { versionsOf } from '../../content/versions.js';
import type { JsonDocument } from '../../intake/json-document.js';
import { mustLoadTransfer } from '../../routing/transfer-state.js';
import { departingContent } from './document.js';
import { submittedOf } from './facts.js';
import type { Departure, DeparturePorts, Place } from './departure.js';

/** The type-2 message that says what an update in JSON said: the new content, under the first one's DocumentId. */
const updateDraft = (ports: DeparturePorts, { transfer, version, body }: OpenedContent): DocumentDraft | undefined => {
  const submitted = submittedOf(transfer);
  const head = { ...version.content.head, documentId: submitted.head.documentId };
  const document = body.message as unknown as JsonDocument;
  const draft = draftOf({ ...submitted, head, businessType: 2 }, document, ports.names, version.event.meta.at);
  if (!draft) return undefined;
  const documentInfo = { contentChanged: true, receiversChanged: false, receivers: [] };
  return { ...draft, business: { ...draft.business, documentId: head.documentId, documentInfo } };
};

const written = (
  ports: DeparturePorts,
  opened: OpenedContent,
  key: DataKey,
): Outcome<() => AsyncIterable<Uint8Array>> => {
  const draft = updateDraft(ports, opened);
  const { version, body } = opened;
  const attachments = body.attachments.map(({ name, description }, index) => ({
    contentId: `${version.event.id}-${index}`,
    name,
    ...(description === undefined ? {} : { description }),
  }));
  const writable = draft && checkWritable(draft, attachments);
  if (!draft || !writable?.ok) {
    const path = writable?.ok === false ? writable.refusal.path : undefined;
    return refused({ code: 'edxml/not-writable', ...(path === undefined ? {} : { path }) });
  }
  async function* content(index: number): AsyncGenerator<Uint8Array> {
    const part = version.content.attachments[index];
    const open = part && (await ports.blobs.open(part.ref as BlobRef, key));
    if (!open) throw new Fault('blob/missing', 'An attachment of this transfer is not in the blob store');
    yield* open.stream;
  }
  return ok(() =>
    writeEdxml(draft, {
      dialect: 'java',
      attachments: attachments.map((one, index) => ({ ...one, content: content(index) })),
    }),
  );
};

/** What an update brought. One that changed the recipients alone says nothing to those who stay. */
export const departingUpdate =
  (ports: DeparturePorts) =>
  async (place: Place, transferId: string, requestId: string): Promise<Outcome<Departure | undefined>> => {
    const transfer = await mustLoadTransfer(ports)(transferId);
    const version = versionsOf(transfer).find(({ event }) => event.data['requestId'] === requestId);
    if (version === undefined) return ok(undefined);
    const write = (opened: OpenedContent, key: DataKey) => written(ports, opened, key);
    return departingContent(ports)(place, transferId, version.version, { kind: 'update', write });
  };
