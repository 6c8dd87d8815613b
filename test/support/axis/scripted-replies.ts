import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { base64Reply } from '@lienthong/axis-protocol';

export const readAll = async (request: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** What an axis of the tests answers. */
export interface Reply {
  readonly status: number;
  readonly body: string | Iterable<Buffer>;
  readonly type?: string;
}

const [HEAD = '', TAIL = ''] = base64Reply('|').split('|');

/** The reply to getEdoc in pieces. */
export function* base64Of(edxml: Iterable<Buffer>): Generator<Buffer> {
  yield Buffer.from(HEAD);
  let rest = Buffer.alloc(0);
  for (const piece of edxml) {
    const bytes = Buffer.concat([rest, piece]);
    const full = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(full);
    if (full > 0) yield Buffer.from(bytes.toString('base64', 0, full));
  }
  yield Buffer.from(`${rest.toString('base64')}${TAIL}`);
}

export const OK = 200;
export const json = (body: string): Reply => ({ status: OK, body });

export const written = async (
  response: ServerResponse,
  { status, body, type = 'application/json' }: Reply,
): Promise<void> => {
  if (typeof body !== 'string') {
    response.writeHead(status, { 'Content-Type': type });
    await pipeline(Readable.from(body), response);
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': String(bytes.length) }).end(bytes);
};
