import type { Notes } from '../reading/notes.js';
import { stop } from '../reading/stop.js';

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const LESS_THAN = 0x3c;

const isUtf16 = (bytes: Buffer): boolean => {
  const [a, b] = bytes;
  return (
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    (a === LESS_THAN && b === 0) ||
    (a === 0 && b === LESS_THAN)
  );
};

/**
 * Takes off a byte order mark and junk before the XML declaration, each with a warning. Junk may be any bytes but
 * markup: whoever reads the same bytes later must see the same document.
 */
export const stripPreamble = (head: Uint8Array, notes: Notes): Uint8Array => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (isUtf16(bytes)) throw stop('edxml/encoding', '/', { expected: 'UTF-8' });
  const start = bytes.indexOf(LESS_THAN);
  if (start < 0) throw stop('edxml/malformed', '/', { reason: 'no-markup' });
  if (start === 0) return head;
  if (start === BOM.length && bytes.subarray(0, start).equals(BOM)) notes.warn('edxml/byte-order-mark', '/');
  else notes.warn('edxml/junk-before-declaration', '/', `${start} bytes`);
  return head.subarray(start);
};
