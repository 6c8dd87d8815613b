import type { BlobRef, BlobStore } from '@lienthong/blob-store';
import { Fault } from '@lienthong/kernel';
import type { JsonObject } from '@lienthong/kernel';
import type { DataKey } from '@lienthong/keyring';
import type { StoredPart } from '../../domain/transfer/document.js';
import type { OpenedContent } from '../content/hand-out-content.js';

/** One attachment in a record of an `in` topic. */
export interface RelayedAttachment {
  readonly index: number;
  readonly name: string;
  /** SHA-256 of the bytes, hex. */
  readonly sha256: string;
  readonly size: number;
  readonly declaredType?: string;
  readonly description?: string;
  /** The bytes in Base64; null where they are to be fetched: `GET /v1/transfers/{transfer}/attachments/{index}?version=`. */
  readonly data: string | null;
}

/** A document in a record of an `in` topic: small ones whole, of others the description and what to fetch. */
export interface RelayedDocument {
  readonly version: number;
  readonly form: 'edxml' | 'json';
  /** Trích yếu of this version. */
  readonly subject: string;
  /** As the sender wrote it: the JSON document, or what the hub read of an edXML message. */
  readonly message: JsonObject;
  /** The edXML message byte for byte, in Base64; null of a JSON document, and where it is to be fetched: `…/edxml?version=`. */
  readonly edxml: string | null;
  readonly attachments: readonly RelayedAttachment[];
}

const read = async (blobs: BlobStore, part: StoredPart, key: DataKey): Promise<string> => {
  const open = await blobs.open(part.ref as BlobRef, key);
  if (!open) throw new Fault('blob/missing', 'A stored part is not in the blob store');
  const chunks: Uint8Array[] = [];
  for await (const chunk of open.stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('base64');
};

/** Bytes that travel in the record itself, each of them once: an edXML message holds its attachments. */
export const inlineDocument = async (
  blobs: BlobStore,
  { version: { version, content }, body }: OpenedContent,
  key: DataKey,
  inlineBytes: number,
): Promise<RelayedDocument> => {
  const parts = content.message ? [content.message] : content.attachments;
  const fits = parts.reduce((sum, { size }) => sum + size, 0) <= inlineBytes;
  const edxml = fits && content.message ? await read(blobs, content.message, key) : null;
  const attachments = await Promise.all(
    body.attachments.map(async (label, index) => {
      const part = content.attachments[index];
      const data = fits && !content.message && part ? await read(blobs, part, key) : null;
      return { index, ...label, size: part?.size ?? 0, data };
    }),
  );
  const { subject, message } = body;
  return { version, form: content.message ? 'edxml' : 'json', subject, message, edxml, attachments };
};
