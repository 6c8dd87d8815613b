import type { IncomingMessage } from 'node:http';

/** Bodies up to here are gathered before they are handed on; nearly every message is one. */
const WHOLE = 128 * 1024;

const gathered = (raw: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    raw.on('data', (piece: Buffer) => pieces.push(piece));
    raw.once('end', () => {
      const [only] = pieces;
      resolve(only !== undefined && pieces.length === 1 ? only : Buffer.concat(pieces));
    });
    raw.once('error', reject);
    raw.once('close', () => {
      if (!raw.complete) reject(Object.assign(new Error('The sender left'), { code: 'ECONNRESET' }));
    });
  });

/** A body to be read once, if at all; nothing is taken off the wire before it is asked for. */
export const bodyOf = (raw: IncomingMessage): AsyncIterable<Uint8Array> => {
  const length = Number(raw.headers['content-length'] ?? Number.NaN);
  if (!(length <= WHOLE)) return raw;
  return (async function* () {
    const body = await gathered(raw);
    if (body.length > 0) yield body;
  })();
};
