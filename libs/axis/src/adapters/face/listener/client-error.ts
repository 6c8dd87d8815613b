import type { Socket } from 'node:net';
import { asciiJson, callOfPath } from '@lienthong/axis-protocol';
import { failureOf, failureText } from '../sentences.js';

type Failure = Parameters<typeof failureText>[1];

const CODES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'http/headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'http/slow-sender',
};

const REQUEST_LINE = /^[A-Z]{3,7} (\S{1,2000}) HTTP/;

/** For a caller of whom not even the call could be read: with what any of them needs. */
const anyText = (failure: Failure): string => {
  const list = JSON.parse(failureText('getReceivedEdocList', failure)) as Readonly<Record<string, unknown>>;
  return asciiJson({ ...list, DocId: '' });
};

/** What Node still has of the request, which it declares as something else than it is. */
const firstBytes = (packet: unknown): string =>
  Buffer.isBuffer(packet) ? packet.subarray(0, 2_100).toString('latin1') : '';

/** Answers what never became a request, still in the shape that its caller reads, as far as the first line shows. */
export const answerClientError = (
  error: Error & { readonly code?: string; readonly rawPacket?: unknown },
  socket: Socket,
): void => {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const [, path = ''] = REQUEST_LINE.exec(firstBytes(error.rawPacket)) ?? [];
  const failure = failureOf({ code: CODES[error.code ?? ''] ?? 'http/bad-request' });
  const call = callOfPath(path);
  const body = call === undefined ? anyText(failure) : failureText(call, failure);
  socket.end(
    [
      'HTTP/1.1 200 OK',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
