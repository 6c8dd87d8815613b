import type { AxisCall } from '../calls/calls.js';
import { formOf } from '../calls/calls.js';
import { asciiJson } from '../wire/ascii.js';
import { SUCCESS_CODE, SUCCESS_TEXT } from '../wire/error-number.js';
import type { ErrorNumber } from '../wire/error-number.js';

const SUCCESS = { status: 'OK', ErrorCode: SUCCESS_CODE, ErrorDesc: SUCCESS_TEXT } as const;

export const okReply = (): string => JSON.stringify(SUCCESS);

export const base64Reply = (base64: string): string => JSON.stringify({ ...SUCCESS, data: base64 });

export const countReply = (count: number): string => JSON.stringify({ ...SUCCESS, count });

/** In ASCII: the kit reads the reply to sendEdoc without asking for its charset. */
export const docIdReply = (docId: string): string => asciiJson({ ...SUCCESS, DocId: docId });

/** A list of rows that are JSON already, in pieces of text. */
export function* listReplyOf(rows: Iterable<string>, rowsInPiece = 500): Generator<string> {
  let piece = `${JSON.stringify(SUCCESS).slice(0, -1)},"data":[`;
  let inPiece = 0;
  let comma = '';
  for (const row of rows) {
    piece += comma + row;
    comma = ',';
    inPiece += 1;
    if (inPiece < rowsInPiece) continue;
    yield piece;
    piece = '';
    inPiece = 0;
  }
  yield `${piece}]}`;
}

function* written(rows: Iterable<object>): Generator<string> {
  for (const row of rows) yield JSON.stringify(row);
}

/** A list in pieces of text, so that a register of a hundred thousand rows is never one string. */
export const listReply = (rows: Iterable<object>, rowsInPiece = 500): Generator<string> =>
  listReplyOf(written(rows), rowsInPiece);

/**
 * A failure in the shape that the caller of this call reads without falling over: a list stays a list, sendEdoc has its
 * DocId, and the reply to downloadEdoc is empty, since the kit saves whatever comes as the document.
 */
export const failReply = (call: AxisCall, number: Exclude<ErrorNumber, 0>, sentence: string, docId = ''): string => {
  const failure = { status: 'FAIL', ErrorCode: String(number), ErrorDesc: sentence };
  switch (formOf(call).reply) {
    case 'list':
      return JSON.stringify({ ...failure, data: [] });
    case 'base64':
      return JSON.stringify({ ...failure, data: '' });
    case 'bytes':
      return '';
    case 'count':
      return JSON.stringify({ ...failure, count: 0 });
    case 'doc-id':
      return asciiJson({ ...failure, DocId: docId });
    case 'nothing':
      return JSON.stringify(failure);
  }
};
