import { orRefuse, parseJson, readMultipart, Refused } from '@lienthong/http-edge';
import type { PartBody } from '@lienthong/http-edge';
import type { BlobStore } from '@lienthong/blob-store';
import type { FastifyRequest } from 'fastify';
import type { ReceivedFile } from '../../../application/intake/json-document.js';
import type { ExchangeLimits } from '../../intake/limits.js';
import { isXml } from '../../intake/bodies/media-types.js';
import type { ReceivedBody } from '../../intake/bodies/received-body.js';
import { storeFile } from '../../intake/bodies/store-file.js';
import { receiveEdxml } from '../../intake/bodies/receive-edxml.js';
import type { ReceivedMessage } from '../../intake/bodies/receive-edxml.js';
import type { StoredParts } from '../../intake/bodies/stored-parts.js';

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
  if (total > max) throw new Refused({ code: 'http/document-too-large', path: 'document', params: { max } });
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
        const { filename: name, contentType, body: content } = part;
        const file = { name, contentType, content: content.bytes ?? content };
        files.push(await storeFile(blobs, parts, file, limits.attachmentBytes, path));
      },
    },
    {
      parts: limits.parts,
      documentBytes: limits.messageBytes,
      fileBytes: limits.attachmentBytes,
      bodyBytes: limits.messageBytes + limits.documentBytes,
    },
  );
  if (!body) throw new Refused({ code: 'http/document-first', path: 'document' });
  return 'message' in body
    ? { kind: 'edxml', message: body.message }
    : { kind: 'json', document: body.document, files };
};
