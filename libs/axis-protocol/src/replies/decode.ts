import { base64Pieces } from './base64-pieces.js';
import { isDocId } from '../wire/doc-id.js';
import type { DocId } from '../wire/doc-id.js';
import { isMap, malformed, readReply, rowsOf } from './read-reply.js';
import type { AxisReply, JsonMap } from './read-reply.js';
import { readRow } from './read-rows.js';
import type { AgencyListCall, MailListCall, RowsOf, UnreadMember } from './rows.js';

const decode = <T>(httpStatus: number, body: string, read: (json: JsonMap) => T): AxisReply<T> => {
  const { json, failure } = readReply(httpStatus, body);
  return failure ?? { ok: true, value: read(json) };
};

/**
 * The rows of a list of mail. `data` that is absent, null or no array, or that holds a null or a row of another shape, is
 * an outage. Faults of all decoders: axis/reply-status, axis/reply-malformed.
 */
export const decodeList = <Call extends MailListCall>(
  call: Call,
  httpStatus: number,
  body: string,
): AxisReply<readonly RowsOf[Call][]> =>
  decode(httpStatus, body, (json) =>
    rowsOf(json).map((row): RowsOf[Call] => {
      if (!isMap(row)) throw malformed('a row that is no object');
      const read: RowsOf[MailListCall] | UnreadMember = readRow[call](row);
      if ('unread' in read) throw malformed(`a row whose ${read.unread} cannot be read`);
      return read as RowsOf[Call];
    }),
  );

/**
 * The rows of a list of agencies, in their places. One that cannot be read is told of and takes no other with it: nothing
 * is acknowledged by a list of agencies. Without an array of rows it is an outage as every list.
 */
export const decodeAgencies = <Call extends AgencyListCall>(
  call: Call,
  httpStatus: number,
  body: string,
): AxisReply<readonly (RowsOf[Call] | UnreadMember)[]> =>
  decode(httpStatus, body, (json) =>
    rowsOf(json).map((row) => {
      const read: RowsOf[AgencyListCall] | UnreadMember = isMap(row) ? readRow[call](row) : { unread: 'row' };
      return read as RowsOf[Call] | UnreadMember;
    }),
  );

/** The bytes of getEdoc, of a reply that is held whole; `readEdoc` reads it as it comes. */
export const decodeEdoc = (httpStatus: number, body: string): AxisReply<Buffer> =>
  decode(httpStatus, body, ({ data }) => {
    if (typeof data !== 'string') throw malformed('no Base64');
    const pieces = base64Pieces();
    const bytes = Buffer.concat([pieces.write(data), pieces.end()]);
    if (bytes.length === 0) throw malformed('no Base64');
    return bytes;
  });

/** The bytes of downloadEdoc. An empty body is how the axis says that it has none: nothing tells why. */
export const decodeDownload = (httpStatus: number, body: Uint8Array): Uint8Array => {
  if (httpStatus !== 200) readReply(httpStatus, '');
  if (body.length === 0) throw malformed('an empty document');
  return body;
};

export const decodeCount = (httpStatus: number, body: string): AxisReply<number> =>
  decode(httpStatus, body, ({ count }) => {
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) throw malformed('no count');
    return count;
  });

/** The reply to sendEdoc: the DocId under which the axis knows the message. */
export const decodeSent = (httpStatus: number, body: string): AxisReply<DocId> =>
  decode(httpStatus, body, ({ DocId: docId }) => {
    if (typeof docId !== 'string' || !isDocId(docId)) throw malformed('no DocId');
    return docId;
  });

/** The reply of a call that only succeeds or fails. */
export const decodeDone = (httpStatus: number, body: string): AxisReply<null> => decode(httpStatus, body, () => null);
