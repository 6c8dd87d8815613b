/** What a block of Snappy or a frame of LZ4 grows to, read from it without growing anything. Throws on what is neither. */

const broken = (codec: string): Error => new Error(`No ${codec}`);

const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
/** The magic, a version and the least version that reads it. */
const XERIAL_HEADER = 16;

/** A block begins with its length: seven bits in each byte, the lowest first. */
const snappyBlockSize = (block: Buffer): number => {
  let size = 0;
  for (const [place, byte] of block.subarray(0, 5).entries()) {
    size += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return size;
  }
  throw broken('Snappy');
};

/** A block as it is, or several in the frame that Java's clients put around them. */
export const snappySize = (compressed: Buffer): number => {
  if (!compressed.subarray(0, XERIAL.length).equals(XERIAL)) return snappyBlockSize(compressed);
  let size = 0;
  for (let at = XERIAL_HEADER; at < compressed.length;) {
    const length = compressed.readUInt32BE(at);
    size += snappyBlockSize(compressed.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return size;
};

/** A length of 15 goes on in the bytes that follow, up to the first that is not 255. */
const longer = (block: Buffer, from: number): { readonly more: number; readonly at: number } => {
  let more = 0;
  let at = from;
  for (;;) {
    const byte = block[at];
    if (byte === undefined) throw broken('LZ4');
    at += 1;
    more += byte;
    if (byte < 255) return { more, at };
  }
};

const OFFSET_BYTES = 2;
const LEAST_MATCH = 4;

/** Sequences of literals and of a copy of what was before; the last one has literals only. */
const lz4BlockSize = (block: Buffer): number => {
  let size = 0;
  for (let at = 0; at < block.length;) {
    const token = block[at] ?? 0;
    at += 1;
    let literals = token >> 4;
    if (literals === 15) {
      const found = longer(block, at);
      literals += found.more;
      at = found.at;
    }
    size += literals;
    at += literals;
    if (at >= block.length) break;
    at += OFFSET_BYTES;
    let match = token & 0x0f;
    if (match === 15) {
      const found = longer(block, at);
      match += found.more;
      at = found.at;
    }
    size += match + LEAST_MATCH;
  }
  return size;
};

const LZ4_MAGIC = 0x184d2204;
const FLAG = { blockChecksum: 0x10, contentSize: 0x08, dictionary: 0x01 } as const;
const STORED = 0x80000000;

export const lz4Size = (compressed: Buffer): number => {
  if (compressed.length < 7 || compressed.readUInt32LE(0) !== LZ4_MAGIC) throw broken('LZ4');
  const flags = compressed.readUInt8(4);
  const has = (flag: number): boolean => (flags & flag) !== 0;
  // Behind the magic: flags, block size, what the flags name, a check byte.
  let at = 4 + 2 + (has(FLAG.contentSize) ? 8 : 0) + (has(FLAG.dictionary) ? 4 : 0) + 1;
  let size = 0;
  for (;;) {
    const head = compressed.readUInt32LE(at);
    at += 4;
    if (head === 0) return size;
    const length = head % STORED;
    size += head >= STORED ? length : lz4BlockSize(compressed.subarray(at, at + length));
    at += length + (has(FLAG.blockChecksum) ? 4 : 0);
  }
};
