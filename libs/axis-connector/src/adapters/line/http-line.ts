import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { once } from 'node:events';
import { Fault, isFault } from '@lienthong/kernel';
import type { AxisLine, LineRequest } from '../../application/client/line.js';

/** Milliseconds. */
export interface LinePatience {
  /** Without a byte in either direction. */
  readonly idleMs: number;
  /** Of a whole call, however it drips. */
  readonly wholeMs: number;
}

export const DEFAULT_LINE_PATIENCE: LinePatience = { idleMs: 60_000, wholeMs: 600_000 };

/** More than are ever under way: how many that are is counted where work is given out, and no call waits for another's. */
const CONNECTIONS = 512;
const KEPT_MS = 30_000;

const unreachable = (cause: unknown): Fault =>
  isFault(cause) ? cause : new Fault('axis/unreachable', 'The axis is not to be reached', { cause, retriable: true });

const timedOut = (): Fault => new Fault('axis/timed-out', 'The axis did not answer in time', { retriable: true });

/** The body as it comes; an answer that breaks off is none. */
async function* contentOf(
  response: IncomingMessage,
  limit: number,
  faultOf: (cause: unknown) => Fault,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new Fault('axis/reply-too-large', `The axis answered with more than ${limit} bytes`);
      yield chunk;
    }
  } catch (cause) {
    throw faultOf(cause);
  }
  if (!response.complete) throw new Fault('axis/unreachable', 'The answer broke off', { retriable: true });
}

/** An axis may answer before it has read all of it: then the answer counts, and the rest stays here. */
const sendBody = async (
  outgoing: ClientRequest,
  content: AsyncIterable<Uint8Array>,
  answered: Promise<unknown>,
): Promise<void> => {
  const ended = new AbortController();
  const settled = answered.then(
    () => ended.abort(),
    () => ended.abort(),
  );
  for await (const chunk of content) {
    if (ended.signal.aborted) return;
    if (!outgoing.write(chunk)) await Promise.race([once(outgoing, 'drain').catch(() => undefined), settled]);
  }
  outgoing.end();
};

/** Connections are kept and reused; nothing waits for ever. No redirect is followed. */
export const openHttpLine = (patience: LinePatience = DEFAULT_LINE_PATIENCE): AxisLine => {
  const options = { keepAlive: true, maxSockets: CONNECTIONS, timeout: KEPT_MS };
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };

  const open = ({ method, url, headers, body, signal }: LineRequest, whole: AbortSignal): ClientRequest => {
    const isSecure = new URL(url).protocol === 'https:';
    const outgoing = (isSecure ? httpsRequest : httpRequest)(url, {
      method,
      agent: isSecure ? agents['https:'] : agents['http:'],
      headers: { ...headers, 'Content-Length': String(body?.bytes ?? 0) },
      signal: AbortSignal.any([signal, whole]),
    });
    outgoing.setTimeout(patience.idleMs, () => outgoing.destroy(timedOut()));
    return outgoing;
  };

  const answerTo = async (outgoing: ClientRequest, { body }: LineRequest): Promise<IncomingMessage> => {
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject);
    });
    if (body === undefined) outgoing.end();
    else sendBody(outgoing, body.content, answered).catch((error: unknown) => outgoing.destroy(error as Error));
    return answered;
  };

  return {
    request: async (request, read) => {
      const whole = AbortSignal.timeout(patience.wholeMs);
      const faultOf = (cause: unknown): Fault => (whole.aborted ? timedOut() : unreachable(cause));
      let outgoing: ClientRequest | undefined;
      let response: IncomingMessage;
      try {
        outgoing = open(request, whole);
        response = await answerTo(outgoing, request);
      } catch (cause) {
        outgoing?.destroy();
        throw faultOf(cause);
      }
      try {
        return await read({
          status: response.statusCode ?? 0,
          content: contentOf(response, request.limit, faultOf),
        });
      } finally {
        // What was answered before it was sent whole, or was not read to its end, leaves a connection that nobody can use.
        if (!outgoing.writableFinished || !response.complete) outgoing.destroy();
      }
    },
    close: () => {
      agents['http:'].destroy();
      agents['https:'].destroy();
    },
  };
};
