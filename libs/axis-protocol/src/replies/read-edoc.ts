import { base64Pieces } from './base64-pieces.js';
import { memberApart } from './member-apart.js';
import { checkStatus, malformed, readReply } from './read-reply.js';
import type { AxisReply } from './read-reply.js';

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** What was begun to be read. Ending it early leaves the source open: the rest of the reply is still to be read. */
async function* onwards(first: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
}

/**
 * The document of getEdoc as it comes, so that none is held whole: `take` is given its bytes, and what it made of them
 * counts once the reply proved to be right to its end. Else it is disposed of. `take` is not called where there is no byte.
 *
 * Faults as of all decoders: axis/reply-status, axis/reply-malformed; those of the body and of `take` are passed on.
 */
export const readEdoc = async <Taken extends AsyncDisposable>(
  httpStatus: number,
  body: AsyncIterable<Uint8Array>,
  take: (bytes: AsyncIterable<Uint8Array>) => Promise<Taken>,
): Promise<AxisReply<Taken>> => {
  checkStatus(httpStatus);
  const apart = memberApart('data');
  const pieces = base64Pieces();
  /** What says FAIL may say whatever it likes for data: this is told at the end. */
  let spoilt: unknown;
  const decoded = (decode: () => Buffer): Buffer => {
    try {
      if (spoilt === undefined) return decode();
    } catch (error) {
      spoilt = error;
    }
    return Buffer.alloc(0);
  };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      const text = apart.write(latin1(chunk));
      const piece = decoded(() => pieces.write(text));
      if (piece.length > 0) yield piece;
    }
    const last = decoded(() => pieces.end());
    if (spoilt !== undefined) throw spoilt as Error;
    if (last.length > 0) yield last;
  }

  await using made = new AsyncDisposableStack();
  const source = bytes();
  made.defer(async () => {
    await source.return(undefined);
  });
  let taken: Taken | undefined;
  try {
    const first = await source.next();
    if (first.done !== true) taken = made.use(await take(onwards(first.value, source)));
    while ((await source.next()).done !== true);
  } catch (error) {
    if (error !== spoilt) throw error;
  }
  const { failure } = readReply(httpStatus, apart.rest().toString('utf8'));
  if (failure !== undefined) return failure;
  if (spoilt !== undefined) throw spoilt as Error;
  if (taken === undefined) throw malformed('no Base64');
  made.move();
  return { ok: true, value: taken };
};
