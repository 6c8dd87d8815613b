import type { IncomingMessage } from 'node:http';
import { Refused } from '../problems/refused.js';
import { mediaTypeOf } from './media-type.js';
import { DEFAULT_MULTIPART_LIMITS } from './multipart.js';
import type { MultipartHandlers, MultipartLimits, PartBody } from './multipart.js';
import { dispatchTo } from './part-dispatch.js';
import { refuseOversize } from './raw-body.js';
import { readStreamedMultipart } from './streamed-multipart.js';
import { readWholeMultipart, WHOLE_BYTES } from './whole-multipart.js';

/** RFC 2046: 1 to 70 characters of a small set, not ending in a space. */
const BOUNDARY = /;\s*boundary=(?:"([\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?])"|([\w'+\-.]{1,70}))\s*(?:;|$)/i;

const boundaryOf = (request: { readonly headers: IncomingMessage['headers'] }): string => {
  if (mediaTypeOf(request) !== 'multipart/form-data')
    throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
  const [, quoted, bare] = BOUNDARY.exec(request.headers['content-type'] ?? '') ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw new Refused({ code: 'http/malformed-multipart', path: 'Content-Type' });
  return boundary;
};

/**
 * Reads `multipart/form-data` whose first part is `document` and whose others are files. Handlers run one after the
 * other. A small body comes whole (`body.bytes`), and then no handler runs unless all of it arrived and is well formed;
 * a big one streams with back-pressure. Throws what a handler throws, or `Refused`: `http/wrong-type`,
 * `http/document-first`, `http/duplicate-document`, `http/malformed-multipart`, `http/part-headers`, `http/part-name`, `http/too-many-parts`,
 * `http/document-too-large`, `http/file-too-large`, `http/too-large`, `http/body-incomplete`.
 */
export const readMultipart = async (
  request: { readonly raw: IncomingMessage; readonly headers: IncomingMessage['headers'] },
  handlers: MultipartHandlers,
  limits: Partial<MultipartLimits> = {},
): Promise<void> => {
  const all = { ...DEFAULT_MULTIPART_LIMITS, ...limits };
  const boundary = boundaryOf(request);
  refuseOversize(request.raw, all.bodyBytes);
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  const read = length <= WHOLE_BYTES ? readWholeMultipart : readStreamedMultipart;
  await read(request.raw, boundary, all, dispatchTo(handlers, all));
};

/** All bytes of a part; at once when they are there. */
export const bytesOf = async (body: PartBody): Promise<Buffer> => {
  if (body.bytes !== undefined) return body.bytes;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
};
