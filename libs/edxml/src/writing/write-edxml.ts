import { Fault } from '@lienthong/kernel';
import type { EdxmlDialect } from '../model/document.js';
import { ENVELOPE_FIELDS } from '../model/fields.js';
import { EDXML_NAMESPACE } from '../xml/names.js';
import { checkWritable } from './check-writable.js';
import type { AttachmentSource, EdxmlDraft } from './draft.js';
import { envelopeOf } from './envelope.js';
import { leaves } from './node.js';
import { render } from './render.js';
import { writeAttachment } from './write-attachment.js';

export interface WriteOptions {
  readonly dialect: EdxmlDialect;
  /** In the order of the message. None for a status message. */
  readonly attachments?: readonly AttachmentSource[];
}

/**
 * Writes a message in the exact shape and order of a dialect, as a stream of UTF-8 bytes; the same input gives the same
 * bytes. A status is written as MessageHeader, which every receiver understands. No signature is written.
 *
 * Throws the fault `edxml/unwritable` for what checkWritable refuses, before the first byte, and what a source throws.
 */
export async function* writeEdxml(
  draft: EdxmlDraft,
  { dialect, attachments = [] }: WriteOptions,
): AsyncGenerator<Uint8Array> {
  const writable = checkWritable(draft, attachments, dialect);
  if (!writable.ok) {
    const { code, path = '/' } = writable.refusal;
    throw new Fault('edxml/unwritable', `The message cannot be written: ${code} at ${path}`);
  }
  const root = `<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="${EDXML_NAMESPACE}">\n`;
  const extras = dialect === 'net' ? leaves(ENVELOPE_FIELDS, draft.envelope) : [];
  const preface = extras.map((extra) => render(extra, '', '  ')).join('');
  yield Buffer.from(root + preface + render(envelopeOf(draft, attachments, dialect), 'edXML:', '  '));
  if (attachments.length > 0) {
    yield Buffer.from('  <AttachmentEncoded>\n');
    for (const source of attachments) yield* writeAttachment(source, dialect);
    yield Buffer.from('  </AttachmentEncoded>\n');
  }
  yield Buffer.from('</edXML>\n');
}
