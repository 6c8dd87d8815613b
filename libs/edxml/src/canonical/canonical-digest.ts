import { createHash } from 'node:crypto';
import type { EdxmlAttachment } from '../model/attachment.js';
import type { EdxmlDocument } from '../model/document.js';

/** What the digest is taken of. A document as read, or a draft to be written. */
export type CanonicalContent = Omit<
  EdxmlDocument,
  'kind' | 'dialect' | 'envelope' | 'to' | 'trace' | 'traceId' | 'manifest' | 'signature' | 'attachments'
>;

type Canonical = string | number | boolean | readonly Canonical[] | { readonly [key: string]: Canonical };

const FORM = 'lienthong-edxml-canonical-1\n';

/** Keys in code unit order, absent values left out: with strings, small numbers and booleans only, this is RFC 8785. */
const canonical = (value: unknown): Canonical => {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]): [string, Canonical] => [key, canonical(each)]);
    return Object.fromEntries(entries);
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new TypeError(`Not canonical: ${typeof value}`);
};

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
    .update(FORM + JSON.stringify(canonical(form)), 'utf8')
    .digest('hex');
};
