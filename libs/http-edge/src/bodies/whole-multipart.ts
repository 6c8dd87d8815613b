import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { Refused } from '../problems/refused.js';
import { createDicer } from './dicer.js';
import type { MultipartLimits, PartBody } from './multipart.js';
import { tooLong } from './part-dispatch.js';
import type { Dispatch, Max } from './part-dispatch.js';
import type { RawPartHeaders } from './part-headers.js';

/** Bodies up to here are read at once: cheaper than streams by far, and a truncated one reaches no handler. */
export const WHOLE_BYTES = 256 * 1024;

const collect = (raw: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const gone = (): void => reject(new Refused({ code: 'http/body-incomplete' }));
    raw.on('data', (chunk: Buffer) => chunks.push(chunk));
    raw.once('end', () => {
      raw.off('close', gone);
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks));
    });
    raw.once('close', gone);
    raw.once('error', gone);
    if (raw.destroyed) gone();
  });

interface Whole {
  readonly headers: RawPartHeaders;
  readonly bytes: Buffer;
}

const split = (body: Buffer, boundary: string, limits: MultipartLimits): Promise<readonly Whole[]> =>
  new Promise((resolve, reject) => {
    const parts: { readonly headers: RawPartHeaders; readonly read: () => Buffer | null }[] = [];
    const found: Whole[] = [];
    const dicer = createDicer(boundary, limits, Number.MAX_SAFE_INTEGER, {
      onPart: ({ headers, stream }) => parts.push({ headers, read: () => stream.read() as Buffer | null }),
      onEnd: () => resolve(found),
      onError: reject,
    });
    dicer.end(body);
    for (const { headers, read } of parts) found.push({ headers, bytes: read() ?? Buffer.alloc(0) });
  });

const bodyOf =
  (bytes: Buffer) =>
  (max: Max): PartBody => {
    if (bytes.length > max.bytes) throw tooLong(max);
    return {
      bytes,
      [Symbol.asyncIterator]: () => Readable.from(bytes.length > 0 ? [bytes] : [])[Symbol.asyncIterator](),
    };
  };

export const readWholeMultipart = async (
  raw: IncomingMessage,
  boundary: string,
  limits: MultipartLimits,
  dispatch: Dispatch,
): Promise<void> => {
  const parts = await split(await collect(raw), boundary, limits);
  for (const [index, { headers, bytes }] of parts.entries()) await dispatch(index, headers, bodyOf(bytes));
};
