import type { EdxmlDialect } from '../model/document.js';
import { EDXML_NAMESPACE } from '../xml/names.js';
import { contentTypeOf, formOf } from './attachment-form.js';
import { base64Encode } from './base64-encode.js';
import type { AttachmentSource } from './draft.js';
import { leaf } from './node.js';
import { peek } from './peek.js';
import { render } from './render.js';
import { entryNameOf, zipEntry } from './zip-entry.js';

const INDENT = '      ';

/** The elements before and after the content, and the content's own tags, in the order of the dialect. */
const frame = (source: AttachmentSource, type: string, dialect: EdxmlDialect): readonly [string, string] => {
  const line = (name: string, text: string | undefined): string => render(leaf(name, text), '', INDENT);
  const name = line('AttachmentName', source.name);
  const description = line('Description', source.description);
  const contentType = line('ContentType', type);
  if (dialect === 'java') {
    const before = line('ContentId', `cid:${source.contentId}`) + name + description + contentType;
    const open = `<edXML:ContentTransferEncoded xmlns:edXML="${EDXML_NAMESPACE}">`;
    return [`${before}${INDENT}${open}`, '</edXML:ContentTransferEncoded>\n'];
  }
  const before = contentType + line('ContentId', source.contentId) + description;
  return [`${before}${INDENT}<ContentTransferEncoded>`, `</ContentTransferEncoded>\n${name}`];
};

/** One `Attachment`, raw or zipped as the kit does it, as a stream. */
export async function* writeAttachment(source: AttachmentSource, dialect: EdxmlDialect): AsyncGenerator<Buffer> {
  const { start, whole } = await peek(source.content, 4);
  const form = formOf(source.name, start);
  const [before, after] = frame(source, contentTypeOf(source.name, form), dialect);
  yield Buffer.from(`    <Attachment>\n${before}`);
  yield* base64Encode(form === 'raw' ? whole : zipEntry(entryNameOf(source.contentId, source.name), whole));
  yield Buffer.from(`${after}    </Attachment>\n`);
}
