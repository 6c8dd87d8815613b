import { orRefuse, parseJson, readMultipart, Refused } from '@lienthong/http-edge';
import type { FilePart, PartBody } from '@lienthong/http-edge';
import type { BlobStore } from '@lienthong/blob-store';
import { parseFileName } from '@lienthong/identifiers';
import type { FastifyRequest } from 'fastify';
import type { ReceivedFile } from '../../../application/intake/json-document.js';
import type { ExchangeLimits } from '../ports.js';
import { receiveEdxml } from './receive-edxml.js';
import type { ReceivedMessage } from './receive-edxml.js';
import type { StoredParts } from './stored-parts.js';

export type ReceivedBody =
  | { readonly kind: 'json'; readonly document: unknown; readonly files: readonly ReceivedFile[] }
  | { readonly kind: 'edxml'; readonly message: ReceivedMessage };

const isXml = (contentType: string): boolean => /^(application|text)\/(edxml\+)?xml\b/i.test(contentType.trim());

const storeFile = async (
  part: FilePart,
  parts: StoredParts,
  blobs: BlobStore,
  limits: ExchangeLimits,
  path: string,
) => {
  const name = parseFileName(part.filename);
  if (!name.ok) throw new Refused({ ...name.refusal, path });
  const { bytes } = part.body;
  const limit = limits.attachmentBytes;
  if (bytes && bytes.length > limit) throw new Refused({ code: 'blob/too-large', path, params: { limit } });
  const { key } = parts;
  const stored = bytes ? await blobs.putBytes(bytes, { key }) : orRefuse(await blobs.put(part.body, { key, limit }));
  parts.add(stored.ref);
  const { ref, size, sha256 } = stored;
  return { name: name.value, ref, size, sha256, declaredType: part.contentType };
};

/** JSON is read whole, so it is bounded while it arrives. */
const boundedBytes = async (body: PartBody, max: number): Promise<Buffer> => {
  const chunks: Uint8Array[] = body.bytes ? [body.bytes] : [];
  let total = body.bytes?.length ?? 0;
  if (!body.bytes) {
    for await (const chunk of body) {
      total += chunk.length;
      if (total > max) break;
      chunks.push(chunk);
    }
  }
  if (total > max) throw new Refused({ code: 'http/document-too-large', params: { max } });
  return Buffer.concat(chunks);
};

/** A JSON document with its files, or one edXML message; everything stored under the parts' key. */
export const receiveMultipart = async (
  request: FastifyRequest,
  parts: StoredParts,
  blobs: BlobStore,
  limits: ExchangeLimits,
): Promise<ReceivedBody> => {
  const files: ReceivedFile[] = [];
  let body: { readonly document: unknown } | { readonly message: ReceivedMessage } | undefined;
  await readMultipart(
    request,
    {
      onDocument: async (part) => {
        if (isXml(part.contentType)) body = { message: await receiveEdxml(part.body, parts, limits) };
        else {
          body = { document: orRefuse(parseJson(await boundedBytes(part.body, limits.documentBytes))) };
        }
      },
      onFile: async (part) => {
        const path = `/files/${files.length}`;
        if (body && 'message' in body) throw new Refused({ code: 'attachment/undeclared', path });
        files.push(await storeFile(part, parts, blobs, limits, path));
      },
    },
    {
      parts: limits.parts,
      documentBytes: limits.messageBytes,
      fileBytes: limits.attachmentBytes,
      bodyBytes: limits.messageBytes + limits.documentBytes,
    },
  );
  if (!body) throw new Refused({ code: 'http/document-first' });
  return 'message' in body
    ? { kind: 'edxml', message: body.message }
    : { kind: 'json', document: body.document, files };
};
