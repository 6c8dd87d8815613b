import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Refused } from '../problems/refused.js';
import { createDicer } from './dicer.js';
import type { DicedPart } from './dicer.js';
import type { MultipartLimits, PartBody } from './multipart.js';
import { tooLong } from './part-dispatch.js';
import type { Dispatch, Max } from './part-dispatch.js';
import { createQueue } from './part-queue.js';

/** Bytes that may wait between the socket and a handler. */
const BUFFER_BYTES = 128 * 1024;

const bodyOf =
  (stream: Readable) =>
  (max: Max): PartBody => ({
    async *[Symbol.asyncIterator]() {
      let total = 0;
      // Not destroyed when its reader leaves early: the splitter must get past it.
      for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        total += chunk.length;
        if (total > max.bytes) throw tooLong(max);
        yield chunk;
      }
    },
  });

interface Feeding {
  readonly done: Promise<unknown>;
  stop(): void;
}

/** Socket → splitter, as fast as the handlers read. */
const feed = (
  raw: IncomingMessage,
  dicer: ReturnType<typeof createDicer>,
  maxBytes: number,
  fail: (error: Error) => void,
): Feeding => {
  const { promise: done, resolve } = Promise.withResolvers<undefined>();
  let total = 0;
  const stop = (): void => {
    raw.off('data', onData);
    raw.off('end', onEnd);
    raw.off('close', onGone);
    resolve(undefined);
  };
  const giveUp = (code: 'http/too-large' | 'http/body-incomplete'): void => {
    stop();
    fail(new Refused(code === 'http/too-large' ? { code, path: '' } : { code }));
  };
  const onData = (chunk: Buffer): void => {
    total += chunk.length;
    if (total > maxBytes) {
      giveUp('http/too-large');
      return;
    }
    if (dicer.write(chunk)) return;
    raw.pause();
    dicer.once('drain', () => raw.resume());
  };
  const onEnd = (): void => {
    stop();
    dicer.end();
  };
  const onGone = (): void => giveUp('http/body-incomplete');
  raw.on('data', onData);
  raw.once('end', onEnd);
  raw.once('close', onGone);
  raw.on('error', () => undefined);
  if (raw.destroyed) onGone();
  return { done, stop };
};

export const readStreamedMultipart = async (
  raw: IncomingMessage,
  boundary: string,
  limits: MultipartLimits,
  dispatch: Dispatch,
): Promise<void> => {
  const queue = createQueue<DicedPart>();
  let current: Readable | undefined;
  const fail = (error: Error): void => {
    queue.fail(error);
    // Wakes a handler that waits for bytes which never come.
    current?.destroy(error);
  };
  const dicer = createDicer(boundary, limits, BUFFER_BYTES, { onPart: queue.push, onEnd: queue.end, onError: fail });
  const feeding = feed(raw, dicer, limits.bodyBytes, fail);
  try {
    let index = 0;
    for (let part = await queue.next(); part !== undefined; part = await queue.next()) {
      current = part.stream;
      await dispatch(index, part.headers, bodyOf(part.stream));
      current.resume();
      index += 1;
    }
    await feeding.done;
    if (queue.failure !== undefined) throw queue.failure;
  } catch (error) {
    feeding.stop();
    dicer.destroy();
    throw queue.failure ?? error;
  }
};
