import { mediaTypeOf, rawBody, Refused } from '@lienthong/http-edge';
import type { BlobStore } from '@lienthong/blob-store';
import type { FastifyRequest } from 'fastify';
import type { ExchangeLimits } from '../../intake/limits.js';
import { receiveEdxml } from '../../intake/bodies/receive-edxml.js';
import { receiveMultipart } from './receive-multipart.js';
import type { ReceivedBody } from '../../intake/bodies/received-body.js';
import type { StoredParts } from '../../intake/bodies/stored-parts.js';

/** The body of a submission, in whichever of its forms: multipart, a bare edXML message, or JSON without files. */
export const receiveBody = async (
  request: FastifyRequest,
  parts: StoredParts,
  blobs: BlobStore,
  limits: ExchangeLimits,
): Promise<ReceivedBody> => {
  const type = mediaTypeOf(request);
  if (type === 'multipart/form-data') return receiveMultipart(request, parts, blobs, limits);
  // The edge has parsed JSON bodies already, with its own limit.
  if (type === 'application/json') return { kind: 'json', document: request.body, files: [] };
  if (type === '') throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
  const source = rawBody(request, { maxBytes: limits.messageBytes });
  return { kind: 'edxml', message: await receiveEdxml(source, parts, limits) };
};
