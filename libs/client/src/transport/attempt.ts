import { Fault, ok, refused } from '@lienthong/kernel';
import type { Outcome } from '@lienthong/kernel';
import { queryText } from './request.js';
import type { HttpRequest, OpenedBody } from './request.js';
import { refusalIn } from './refusal.js';
import type { ClientRefusal } from './refusal.js';
import { retryAfter } from './pauses.js';
import { faultOf } from './trouble.js';
import { startWatch } from './watch.js';
import type { Watch } from './watch.js';

export interface Line {
  readonly address: URL;
  readonly token: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

export type Reader<T> = (response: Response, watch: Watch) => Promise<T>;

/** What one try came to; `again` is set where the hub asked for patience. */
export interface Tried<T> {
  readonly outcome: Outcome<T, ClientRefusal>;
  readonly again?: { readonly afterMs: number | undefined };
}

const metered = (
  { content }: OpenedBody,
  watch: Watch,
  onSent: (bytes: number) => void,
): string | ReadableStream<Uint8Array> => {
  if (typeof content === 'string') return content;
  let sent = 0;
  const meter = new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, out) => {
      sent += chunk.length;
      watch.touch();
      onSent(sent);
      out.enqueue(chunk);
    },
  });
  return content.pipeThrough(meter);
};

const initOf = async ({ token }: Line, request: HttpRequest, watch: Watch): Promise<RequestInit> => {
  const headers = {
    accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...request.headers,
  };
  // A redirect could carry the token elsewhere.
  const common = { method: request.method, redirect: 'error' as const, signal: watch.signal };
  const opened = await request.body?.();
  if (!opened) return { ...common, headers };
  return {
    ...common,
    headers: { ...headers, 'content-type': opened.type },
    body: metered(opened, watch, request.onSent ?? (() => undefined)),
    duplex: 'half',
  };
};

const refusedBy = async (response: Response): Promise<Tried<never>> => {
  const { status } = response;
  const refusal = refusalIn(status, await response.text());
  if (!refusal) {
    throw new Fault('client/bad-answer', `The answer ${status} does not come from a hub`, {
      retriable: status === 503,
    });
  }
  const again =
    status === 429 || status === 503
      ? { again: { afterMs: retryAfter(response.headers.get('retry-after'), Date.now()) } }
      : {};
  return { outcome: refused(refusal), ...again };
};

/** One try. Throws faults for what broke on the way; a problem document is an outcome whatever its status. */
export const attempt = async <T>(
  line: Line,
  request: HttpRequest,
  read: Reader<T>,
  idleMs: number,
): Promise<Tried<T>> => {
  using watch = startWatch(idleMs + (request.extraMs ?? 0), request.signal);
  try {
    const url = new URL(`${request.path}${queryText(request.query)}`, line.address);
    const response = await line.fetch(url, await initOf(line, request, watch));
    watch.touch();
    if (!response.ok) return await refusedBy(response);
    return { outcome: ok(await read(response, watch)) };
  } catch (error) {
    throw faultOf(error, line.address.origin, watch);
  }
};
