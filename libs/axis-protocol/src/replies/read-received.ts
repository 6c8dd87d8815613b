import { isMap, malformed, readReply, rowsOf } from './read-reply.js';
import type { AxisReply } from './read-reply.js';
import { readRow } from './read-rows.js';
import type { ReceivedRow } from './rows.js';

/** An entry of the received list that cannot be read; the others can. */
export interface UnreadRow {
  /** From 1. */
  readonly place: number;
  /** As far as the axis names it; at most 200 characters of anybody’s words. */
  readonly docId: string;
}

export interface ReceivedList {
  readonly rows: readonly ReceivedRow[];
  readonly unread: readonly UnreadRow[];
}

const LONGEST_NAME = 200;

const nameOf = (row: unknown): string => {
  const docId = isMap(row) ? row['docId'] : undefined;
  return typeof docId === 'string' ? docId.trim().slice(0, LONGEST_NAME) : '';
};

const readable = (row: unknown): ReceivedRow | undefined => {
  const read = isMap(row) ? readRow.getReceivedEdocList(row) : undefined;
  return read === undefined || 'unread' in read ? undefined : read;
};

/**
 * The received list, row by row: one that cannot be read – a docId that makes no file name, a null – keeps none of the
 * others. `data` that is absent, null or no array is an outage, and so is one of which no row names a document: it is
 * another list, and never "no mail". Faults: axis/reply-status, axis/reply-malformed.
 */
export const decodeReceived = (httpStatus: number, body: string): AxisReply<ReceivedList> => {
  const { json, failure } = readReply(httpStatus, body);
  if (failure) return failure;
  const all = rowsOf(json);
  if (all.length > 0 && all.every((row) => nameOf(row) === '')) throw malformed('a list that names no document');
  const rows: ReceivedRow[] = [];
  const unread: UnreadRow[] = [];
  for (const [index, row] of all.entries()) {
    const read = readable(row);
    if (read === undefined) unread.push({ place: index + 1, docId: nameOf(row) });
    else rows.push(read);
  }
  return { ok: true, value: { rows, unread } };
};
