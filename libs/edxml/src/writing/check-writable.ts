import type { Outcome } from '@lienthong/kernel';
import { ok, refused } from '@lienthong/kernel';
import { isSafeName } from '../attachments/name.js';
import type { EdxmlDialect } from '../model/document.js';
import type { EdxmlRefusal } from '../model/refusal.js';
import { REPEATED } from '../xml/names.js';
import type { AttachmentDescription, EdxmlDraft } from './draft.js';
import { envelopeOf } from './envelope.js';
import type { Branch, Leaf } from './node.js';
import { isAbsent } from './node.js';

// What XML cannot hold, and the zero-width marks that readers take off.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u200B\uFEFF\uFFFE\uFFFF]/;

const checkLeaf = ({ text, required, max, valid }: Leaf, path: string): EdxmlRefusal | undefined => {
  if (text === undefined) return required ? { code: 'edxml/required', path } : undefined;
  if (FORBIDDEN.test(text) || !text.isWellFormed()) return { code: 'edxml/character', path };
  if (!valid || text.trim() !== text) return { code: 'edxml/value', path };
  if (max !== undefined && Array.from(text).length > max) return { code: 'edxml/too-long', path, params: { max } };
  return undefined;
};

const REQUIRED_PARTS = new Set(['Code', 'PromulgationInfo']);

const checkBranch = (parent: Branch, path: string): EdxmlRefusal | undefined => {
  const counts = new Map<string, number>();
  for (const node of parent.children) {
    const count = (counts.get(node.name) ?? 0) + 1;
    counts.set(node.name, count);
    const here = REPEATED.has(node.name) ? `${path}/${node.name}[${count}]` : `${path}/${node.name}`;
    if (node.kind === 'branch' && isAbsent(node) && !REQUIRED_PARTS.has(node.name)) continue;
    const found = node.kind === 'leaf' ? checkLeaf(node, here) : checkBranch(node, here);
    if (found !== undefined) return found;
  }
  return undefined;
};

const checkRecipients = (draft: EdxmlDraft): EdxmlRefusal | undefined => {
  if (draft.kind === 'status') return undefined;
  const codes = draft.to.map(({ organId }) => organId.toUpperCase());
  const repeated = codes.findIndex((code, index) => codes.indexOf(code) < index);
  const path = `/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/To[${repeated + 1}]/OrganId`;
  return repeated < 0 ? undefined : { code: 'edxml/duplicate-recipient', path };
};

const checkAttachments = (attachments: readonly AttachmentDescription[]): EdxmlRefusal | undefined => {
  const seen = new Set<string>();
  for (const [index, { contentId, name }] of attachments.entries()) {
    const path = `/edXML/AttachmentEncoded/Attachment[${index + 1}]`;
    if (contentId === '') return { code: 'edxml/required', path: `${path}/ContentId` };
    if (seen.has(contentId) || /^cid:/i.test(contentId)) return { code: 'edxml/value', path: `${path}/ContentId` };
    if (!isSafeName(name)) return { code: 'edxml/attachment-name', path: `${path}/AttachmentName` };
    seen.add(contentId);
  }
  return undefined;
};

/**
 * Whether the strict writer takes a message: nothing required is missing, nothing is longer than the standard allows,
 * every code and date is one, every attachment has a safe name and its own content id.
 */
export const checkWritable = (
  draft: EdxmlDraft,
  attachments: readonly AttachmentDescription[] = [],
  dialect: EdxmlDialect = 'java',
): Outcome<void, EdxmlRefusal> => {
  const found =
    checkBranch(envelopeOf(draft, attachments, dialect), '/edXML/edXMLEnvelope') ??
    checkRecipients(draft) ??
    checkAttachments(attachments);
  return found === undefined ? ok(undefined) : refused(found);
};
