import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { problemOf } from '@lienthong/refusals';
import { PROBLEM_TYPE } from '../problems/send-problem.js';

const CODES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'http/headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'http/headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'http/slow-sender',
};

/** Answers what never became a request: malformed HTTP, headers too large or too slow. */
export const answerClientError = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const problem = problemOf({ code: CODES[error.code ?? ''] ?? 'http/bad-request' });
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'x-content-type-options: nosniff',
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};
