import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { Refused } from '../problems/refused.js';
import type { ByteRange } from './byte-range.js';
import { rangeOf } from './byte-range.js';
import { contentDispositionOf } from './content-disposition.js';

export interface Attachment {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** As its sender said; anything that is no media type is served as octets. */
  readonly type: string;
  /** Strong validator without quotes, e.g. a hash; makes `If-Range` possible. */
  readonly etag?: string;
  /**
   * Opens the bytes asked for, both ends inclusive (of an empty attachment 0 and -1). Called once the request is known
   * to be one that gets them, and right before they leave.
   */
  open(range: ByteRange): AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;
}

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;
const ETAG = /^[\w.-]{1,128}$/;

const rangeHeaderOf = ({ request }: FastifyReply, etag: string | undefined): string | undefined => {
  const { range, 'if-range': ifRange } = request.headers;
  return ifRange === undefined || ifRange === etag ? range : undefined;
};

/**
 * Answers 200, 206 or 416. Use it with `@Res()`; awaits nothing but the opening, the bytes flow with back-pressure and
 * their source is ended when the reader leaves.
 */
export const sendAttachment = async (reply: FastifyReply, attachment: Attachment): Promise<void> => {
  const { name, size, type } = attachment;
  const etag = attachment.etag !== undefined && ETAG.test(attachment.etag) ? `"${attachment.etag}"` : undefined;
  const answer = rangeOf(rangeHeaderOf(reply, etag), size);
  if (answer.kind === 'unsatisfiable') {
    reply.header('content-range', `bytes */${size}`);
    throw new Refused({ code: 'http/range', params: { size } });
  }
  const range = answer.kind === 'part' ? answer.range : { start: 0, end: size - 1 };
  const bytes = await attachment.open(range);
  if (etag !== undefined) reply.header('etag', etag);
  if (answer.kind === 'part') reply.header('content-range', `bytes ${range.start}-${range.end}/${size}`);
  await reply
    .code(answer.kind === 'part' ? 206 : 200)
    .header('content-type', MEDIA_TYPE.test(type) ? type.toLowerCase() : 'application/octet-stream')
    .header('content-disposition', contentDispositionOf(name))
    .header('content-length', String(range.end - range.start + 1))
    .header('accept-ranges', 'bytes')
    .header('x-content-type-options', 'nosniff')
    .send(Readable.from(bytes, { objectMode: false }));
};
