import type { Socket } from 'node:net';
import { asciiJson, callOfPath } from '@lienthong/axis-protocol';
import { failureOf, failureText } from '../sentences.js';
import type { RequestLines } from './request-lines.js';

type Failure = Parameters<typeof failureText>[1];

const CODES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'http/headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'http/slow-sender',
};

/** What a sender that was answered may still send. */
const RUN_OUT_MS = 30_000;

/** For a caller of whom not even the call could be read: with what any of them needs. */
const anyText = (failure: Failure): string => {
  const list = JSON.parse(failureText('getReceivedEdocList', failure)) as Readonly<Record<string, unknown>>;
  return asciiJson({ ...list, DocId: '' });
};

/**
 * Answers what never became a request, in the shape that its caller reads. What the caller still sends runs out, since
 * an end before that would reset the connection under its writing.
 */
export const answerClientErrors = (lines: RequestLines) => {
  const answered = new WeakSet<Socket>();
  return (error: Error & { readonly code?: string }, socket: Socket): void => {
    // Each further packet of it is the parser's error again.
    if (answered.has(socket) && error.code?.startsWith('HPE_') === true) return;
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    answered.add(socket);
    const failure = failureOf({ code: CODES[error.code ?? ''] ?? 'http/bad-request' });
    const call = callOfPath(lines.pathOf(socket));
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
