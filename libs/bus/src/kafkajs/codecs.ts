import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzip, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import { compressionsAlgorithms } from '@platformatic/kafka';
import kafkajs from 'kafkajs';
import { lz4Size, snappySize } from './decompressed-size.js';
import { placeholdersFor } from './placeholders.js';

// Node finds no named export of the codecs in this CommonJS module.
const { CompressionCodecs, CompressionTypes } = kafkajs;

/**
 * What one batch may grow to, sixteen times what a topic takes: a megabyte of zeros, well compressed, is a gigabyte, and
 * batches of many topics are grown at once.
 */
const MAX_BYTES = 16 * 1_048_576;

type Decompress = (compressed: Buffer) => Promise<Buffer> | Buffer;

/** Up to here a batch is decompressed at once: a thread's help costs more than the work. */
const SMALL_BYTES = 16 * 1_024;

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);
const unzstd = promisify<Buffer, { maxOutputLength: number }, Buffer>(zstdDecompress);
const deflate = promisify<Buffer, Buffer>(gzip);

/** What cannot be decompressed comes out as placeholders, so that its topic goes on behind it. */
const tolerant =
  (codec: number, decompress: Decompress) =>
  async (compressed: Buffer): Promise<Buffer> => {
    try {
      return await decompress(compressed);
    } catch (error) {
      const placeholders = placeholdersFor(compressed, codec);
      if (placeholders === undefined) throw error;
      return placeholders;
    }
  };

/** These decompress in one go, without a bound of their own. */
const bounded =
  (sizeOf: (compressed: Buffer) => number, decompress: (compressed: Buffer) => Buffer): Decompress =>
  (compressed) => {
    if (sizeOf(compressed) > MAX_BYTES) throw new RangeError('A batch grows beyond the limit.');
    return decompress(compressed);
  };

const refuseToCompress = (): never => {
  throw new TypeError('We send with gzip or plain.');
};

/**
 * kafkajs knows gzip only, unbounded, and stops for good at the others. Its table of codecs is global to the process;
 * these do whatever the ones before did.
 */
export const registerCodecs = (): void => {
  const limit = { maxOutputLength: MAX_BYTES };
  const { GZIP, Snappy, LZ4, ZSTD } = CompressionTypes;
  const register = (codec: typeof GZIP | typeof Snappy | typeof LZ4 | typeof ZSTD, decompress: Decompress): void => {
    const compress = codec === GZIP ? ({ buffer }: { buffer: Buffer }) => deflate(buffer) : refuseToCompress;
    CompressionCodecs[codec] = () => ({ compress, decompress: tolerant(codec, decompress) });
  };
  register(GZIP, (compressed) =>
    compressed.length > SMALL_BYTES ? inflate(compressed, limit) : gunzipSync(compressed, limit),
  );
  register(ZSTD, (compressed) =>
    compressed.length > SMALL_BYTES ? unzstd(compressed, limit) : zstdDecompressSync(compressed, limit),
  );
  const { snappy, lz4 } = compressionsAlgorithms;
  register(
    Snappy,
    bounded(snappySize, (compressed) => snappy.decompressSync(compressed)),
  );
  register(
    LZ4,
    bounded(lz4Size, (compressed) => lz4.decompressSync(compressed)),
  );
};
