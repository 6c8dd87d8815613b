import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface RawReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** Milliseconds from the headers to `100 Continue`; undefined where none came. */
  readonly continuedAfterMs?: number;
}

export interface RawRequest {
  readonly url: string;
  readonly method: string;
  /** Sent as they are, a byte for each character: what Node's own client would refuse. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  /** Waits for `100 Continue`, three seconds at most, before the body. */
  readonly expectContinue?: boolean;
  /** Closes the connection once everything is sent, without reading the answer. */
  readonly leave?: boolean;
  /** Reads nothing before the last byte of the body is written, as simple clients do. */
  readonly writesFirst?: boolean;
  /** Reads nothing before the last byte of the headers is written. */
  readonly headersFirst?: boolean;
}

const HEAD_END = '\r\n\r\n';
const CONTINUE = 'HTTP/1.1 100 Continue';
const MOST_WAIT_MS = 3_000;

const unchunked = (bytes: Buffer): Buffer => {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16);
    if (!(size > 0)) break;
    pieces.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
  return Buffer.concat(pieces);
};

const replyOf = (received: Buffer): Omit<RawReply, 'continuedAfterMs'> => {
  const end = received.indexOf(HEAD_END);
  if (end < 0) throw new Error(`No answer, but: ${received.toString('latin1').slice(0, 200)}`);
  const [first = '', ...lines] = received.subarray(0, end).toString('latin1').split('\r\n');
  const headers = new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const rest = received.subarray(end + HEAD_END.length);
  const body = headers.get('transfer-encoding') === 'chunked' ? unchunked(rest) : rest;
  return { status: Number(first.split(' ')[1]), headers, body };
};

const waitFor = async (socket: Socket, has: () => boolean, ms: number): Promise<void> => {
  const until = performance.now() + ms;
  while (!has() && performance.now() < until && !socket.closed) {
    await Promise.race([
      once(socket, 'data').catch(() => undefined),
      once(socket, 'close').catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, 50)),
    ]);
  }
};

const writeUnread = async (socket: Socket, bytes: Uint8Array): Promise<void> => {
  socket.pause();
  await Promise.race([new Promise((resolve) => socket.write(bytes, resolve)), once(socket, 'close')]);
  socket.resume();
};

/** One request on a connection of its own, which is closed behind it. */
export const rawHttp = async (request: RawRequest): Promise<RawReply> => {
  const {
    url,
    method,
    headers,
    body,
    expectContinue = false,
    leave = false,
    writesFirst = false,
    headersFirst = false,
  } = request;
  const { hostname, port, pathname, host } = new URL(url);
  // URL collapses nothing, and the kit's "//" must reach the server as it is.
  const path = url.slice(url.indexOf(host) + host.length) || pathname;
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  const pieces: Buffer[] = [];
  socket.on('data', (bytes: Buffer) => pieces.push(bytes));
  socket.on('error', () => undefined);
  const received = (): Buffer => Buffer.concat(pieces);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body.length > 0 || method === 'POST' ? [`Content-Length: ${body.length}`] : []),
    ...(expectContinue ? ['Expect: 100-continue'] : []),
    'Connection: close',
  ];
  const head = Buffer.from(`${lines.join('\r\n')}${HEAD_END}`, 'latin1');
  if (headersFirst) await writeUnread(socket, head);
  else socket.write(head);
  let continuedAfterMs: number | undefined;
  if (expectContinue) {
    const began = performance.now();
    await waitFor(socket, () => received().length > 0, MOST_WAIT_MS);
    if (received().toString('latin1').startsWith(CONTINUE)) continuedAfterMs = performance.now() - began;
  }
  if (writesFirst) await writeUnread(socket, body);
  else socket.write(body);
  if (leave) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.destroy();
    return { status: 0, headers: new Map(), body: Buffer.alloc(0) };
  }
  await waitFor(socket, () => socket.closed || socket.readableEnded, 30_000);
  const whole = received();
  const start =
    whole.toString('latin1', 0, CONTINUE.length) === CONTINUE ? whole.indexOf(HEAD_END) + HEAD_END.length : 0;
  return { ...replyOf(whole.subarray(start)), ...(continuedAfterMs === undefined ? {} : { continuedAfterMs }) };
};
