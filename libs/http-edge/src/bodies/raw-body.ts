import type { IncomingMessage } from 'node:http';
import { Refused } from '../problems/refused.js';

const incomplete = (): Refused => new Refused({ code: 'http/body-incomplete' });

/** Refuses before the first byte what says itself that it is too large. */
export const refuseOversize = ({ headers }: Pick<IncomingMessage, 'headers'>, maxBytes: number): void => {
  if (Number(headers['content-length']) > maxBytes) throw new Refused({ code: 'http/too-large', path: '' });
};

/**
 * The bytes of the request as they come, with back-pressure. Throws `Refused`: `http/too-large` beyond `maxBytes`,
 * `http/body-incomplete` when the sender vanishes. Left early, the rest is still on the wire; the answer drains it.
 */
export async function* rawBody(
  request: { readonly raw: IncomingMessage },
  { maxBytes }: { readonly maxBytes: number },
): AsyncGenerator<Buffer, void, undefined> {
  const { raw } = request;
  refuseOversize(raw, maxBytes);
  if (raw.destroyed && !raw.readableEnded && !raw.complete) throw incomplete();
  let total = 0;
  const chunks = raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    for await (const chunk of chunks) {
      total += chunk.length;
      if (total > maxBytes) throw new Refused({ code: 'http/too-large', path: '' });
      yield chunk;
    }
  } catch (error) {
    if (raw.errored === error) throw incomplete();
    throw error;
  }
  if (!raw.complete) throw incomplete();
}
