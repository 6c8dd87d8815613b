import type { EdxmlDialect } from '../model/document.js';
import type { EdxmlDraft } from '../writing/draft.js';
import { writeEdxml } from '../writing/write-edxml.js';
import type { AttachmentDraft } from './arbitraries.js';
import { chunked } from './reading.js';

export const written = async (
  draft: EdxmlDraft,
  dialect: EdxmlDialect,
  attachments: readonly AttachmentDraft[] = [],
  chunkSize = 100,
): Promise<Buffer> => {
  const sources = attachments.map(({ bytes, ...described }) => ({ ...described, content: chunked(bytes, chunkSize) }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeEdxml(draft, { dialect, attachments: sources })) chunks.push(chunk);
  return Buffer.concat(chunks);
};
