import { TextDecoder } from 'node:util';
import type { EdxmlLimits } from '../reading/limits.js';
import type { Notes } from '../reading/notes.js';
import { overLimit, stop } from '../reading/stop.js';
import { stripPreamble } from './preamble.js';

const SLICE = 32 * 1024;
const PREAMBLE = 4 * 1024;
// XML 1.0 §2.2: what a Char is not, surrogates apart (the decoder takes care of those).
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const decodeWith =
  (decoder: TextDecoder) =>
  (bytes: Uint8Array, last: boolean): string => {
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      throw stop('edxml/encoding', '/', { expected: 'UTF-8' });
    }
  };

/** Line ends become LF (XML 1.0 §2.11), over the borders of slices too. */
const createLineEnds = () => {
  let afterCr = false;
  return (text: string): string => {
    const body = afterCr && text.startsWith('\n') ? text.slice(1) : text;
    if (text !== '') afterCr = text.endsWith('\r');
    return body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
  };
};

/** The message as text in slices of at most 32 kB of bytes, UTF-8 checked, counted, without what stands before `<`. */
export async function* textSlices(
  source: AsyncIterable<Uint8Array>,
  limits: EdxmlLimits,
  notes: Notes,
): AsyncGenerator<string> {
  const decode = decodeWith(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }));
  const lineEnds = createLineEnds();
  let received = 0;
  let head: Uint8Array | undefined = new Uint8Array();

  const text = (bytes: Uint8Array, last = false): string => {
    const decoded = decode(bytes, last);
    if (FORBIDDEN.test(decoded)) throw stop('edxml/malformed', '/', { reason: 'control-character' });
    return lineEnds(decoded);
  };

  for await (const chunk of source) {
    received += chunk.byteLength;
    if (received > limits.messageBytes) throw overLimit('messageBytes', limits.messageBytes, '/');
    let bytes = chunk;
    if (head !== undefined) {
      head = head.byteLength === 0 ? chunk : Buffer.concat([head, chunk]);
      if (head.byteLength < PREAMBLE) continue;
      bytes = stripPreamble(head, notes);
      head = undefined;
    }
    for (let at = 0; at < bytes.byteLength; at += SLICE) yield text(bytes.subarray(at, at + SLICE));
  }
  if (head !== undefined) yield text(stripPreamble(head, notes));
  yield text(new Uint8Array(), true);
}
