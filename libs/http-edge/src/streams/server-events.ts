import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** One server-sent event (WHATWG HTML, 9.2). `id` and `event` are single lines. */
export interface ServerEvent {
  readonly id?: string;
  readonly event?: string;
  /** Text as it is; anything else as JSON. */
  readonly data: unknown;
}

export interface ServerEventOptions {
  /** Ends the stream; take it from `OpenStreams.signalFor`. */
  readonly signal: AbortSignal;
  /** A comment after so long a silence, milliseconds. Default 15,000. */
  readonly heartbeatMs?: number;
  /** A reader that takes nothing for so long is ended, milliseconds. Default 30,000. */
  readonly stallMs?: number;
}

const oneLine = (text: string): string => text.replaceAll(/[\r\n\0]/g, '');

export const formatServerEvent = ({ id, event, data }: ServerEvent): string => {
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  const head = `${id === undefined ? '' : `id: ${oneLine(id)}\n`}${event === undefined ? '' : `event: ${oneLine(event)}\n`}`;
  return `${head}${lines.join('')}\n`;
};

/** False when the reader is gone, stalled, or the signal ended the wait. */
const written = async (raw: ServerResponse, text: string, stallMs: number, signal: AbortSignal): Promise<boolean> => {
  if (raw.destroyed || signal.aborted) return false;
  if (raw.write(text)) return true;
  const patience = AbortSignal.any([signal, AbortSignal.timeout(stallMs)]);
  return once(raw, 'drain', { signal: patience }).then(
    () => true,
    () => false,
  );
};

const SILENCE = Symbol('silence');

const within = async <T>(pending: Promise<T>, ms: number, signal: AbortSignal): Promise<T | typeof SILENCE> => {
  let wake: () => void = () => undefined;
  const silence = new Promise<typeof SILENCE>((resolve) => (wake = () => resolve(SILENCE)));
  const timer = setTimeout(wake, ms);
  signal.addEventListener('abort', wake);
  try {
    return await Promise.race([pending, silence]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
  }
};

const headersOf = (reply: FastifyReply): Record<string, string | number | string[]> =>
  Object.fromEntries(
    Object.entries(reply.getHeaders()).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/**
 * Streams the events until they end, the reader leaves or stalls, or the signal ends it. Pulls one event at a time, so
 * nothing piles up. An error of the source cuts the connection, so that the reader knows the end was not the end.
 */
export const sendEvents = async (
  reply: FastifyReply,
  events: AsyncIterable<ServerEvent>,
  { signal, heartbeatMs = 15_000, stallMs = 30_000 }: ServerEventOptions,
): Promise<void> => {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...headersOf(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const iterator = events[Symbol.asyncIterator]();
  try {
    let going = await written(raw, ':\n\n', stallMs, signal);
    let pending = iterator.next();
    while (going) {
      const next = await within(pending, heartbeatMs, signal);
      if (next === SILENCE) going = await written(raw, ':\n\n', stallMs, signal);
      else if (next.done === true) break;
      else {
        going = await written(raw, formatServerEvent(next.value), stallMs, signal);
        if (going) pending = iterator.next();
      }
    }
    // A stalled reader would never take the end either.
    if (raw.writableNeedDrain) raw.destroy();
    else raw.end();
  } catch (error) {
    raw.destroy();
    throw error;
  } finally {
    // Not awaited: a source may be busy with its next event for long.
    iterator.return?.().catch(() => undefined);
  }
};
