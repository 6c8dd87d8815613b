import { createHash } from 'node:crypto';
import { canonicalJson } from '@lienthong/kernel';
import type { JsonObject } from '@lienthong/kernel';
import type { EdxmlAttachment } from '../model/attachment.js';
import type { EdxmlDocument } from '../model/document.js';

/** What the digest is taken of. A document as read, or a draft to be written. */
export type CanonicalContent = Omit<
  EdxmlDocument,
  'kind' | 'dialect' | 'envelope' | 'to' | 'trace' | 'traceId' | 'manifest' | 'signature' | 'attachments'
>;

const FORM = 'lienthong-edxml-canonical-1\n';

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * SHA-256 (lower-case hex) of the canonical form of a document: `lienthong-edxml-canonical-1`, LF, and one JSON object
 * after RFC 8785 in UTF-8, with the members of MessageHeader without To, `business`, and `attachments`: name and
 * SHA-256 of each, sorted. Texts are as the reader gives them (trimmed), dates in their ISO form.
 *
 * To, TraceHeaders, ContentIds, descriptions and types of attachments, transfer encoding, signatures, the manifest,
 * element order and white space are outside: what changes on the way does not change it.
 */
export const canonicalDigest = (
  document: CanonicalContent,
  attachments: readonly Pick<EdxmlAttachment, 'name' | 'sha256'>[],
): string => {
  const { from, documentId, code, promulgation, documentType, subject, content, signer, dueDate } = document;
  const { toPlaces, otherInfo, responseFor, steeringType, business } = document;
  const header = { from, documentId, code, promulgation, documentType, subject, content, signer, dueDate };
  const files = attachments
    .map(({ name, sha256 }) => ({ name: name ?? '', sha256 }))
    .sort((a, b) => byText(a.name, b.name) || byText(a.sha256, b.sha256));
  const form = { ...header, toPlaces, otherInfo, responseFor, steeringType, business, attachments: files };
  return createHash('sha256')
    .update(FORM + canonicalJson(form as unknown as JsonObject), 'utf8')
    .digest('hex');
};
