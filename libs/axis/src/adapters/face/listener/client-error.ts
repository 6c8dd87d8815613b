import type { Socket } from 'node:net';
import { asciiJson, callOfPath } from '@lienthong/axis-protocol';
import { failureOf, failureText } from '../sentences.js';

type Failure = Parameters<typeof failureText>[1];

const CODES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'http/headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'http/slow-sender',
};

/** Errors behind which the call is unknown, though its first line was right. */
const CALL_FORGOTTEN = new Set(['HPE_HEADER_OVERFLOW', 'ERR_HTTP_REQUEST_TIMEOUT']);

/** What a sender that was answered may still send. */
const RUN_OUT_MS = 30_000;

const REQUEST_LINE = /^[A-Z]{3,7} (\S{1,2000}) HTTP/;

/** For a caller whose first line is none: with what any of them needs. */
const anyText = (failure: Failure): string => {
  const list = JSON.parse(failureText('getReceivedEdocList', failure)) as Readonly<Record<string, unknown>>;
  return asciiJson({ ...list, DocId: '' });
};

/** What Node still has of the request, its last packet. */
const firstBytes = (packet: unknown): string =>
  Buffer.isBuffer(packet) ? packet.subarray(0, 2_100).toString('latin1') : '';

/**
 * Answers what never became a request, in the shape that its caller reads. Where the call is not known any more nothing is
 * said: a download would be saved with whatever the others need to read. What the caller still sends runs out, since an
 * end before that would reset the connection under its writing.
 */
export const answerClientErrors = () => {
  const answered = new WeakSet<Socket>();
  return (error: Error & { readonly code?: string; readonly rawPacket?: unknown }, socket: Socket): void => {
    const { code = '' } = error;
    // Each further packet of it is the parser's error again.
    if (answered.has(socket) && code.startsWith('HPE_')) return;
    const [, path] = REQUEST_LINE.exec(firstBytes(error.rawPacket)) ?? [];
    const isForgotten = path === undefined && CALL_FORGOTTEN.has(code);
    if (code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0 || isForgotten) {
      socket.destroy();
      return;
    }
    answered.add(socket);
    const failure = failureOf({ code: CODES[code] ?? 'http/bad-request' });
    const call = callOfPath(path ?? '');
    const body = call === undefined ? anyText(failure) : failureText(call, failure);
    socket.end(
      [
        'HTTP/1.1 200 OK',
        `content-type: ${call === 'downloadEdoc' ? 'application/octet-stream' : 'application/json; charset=utf-8'}`,
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
    setTimeout(() => socket.destroy(), RUN_OUT_MS).unref();
  };
};
