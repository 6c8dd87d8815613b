import { compressionsAlgorithms } from '@platformatic/kafka';
import fc from 'fast-check';
import { lz4Size, snappySize } from './decompressed-size.js';

const { snappy, lz4 } = compressionsAlgorithms;

const samples = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 5_000 }).map((bytes) => Buffer.from(bytes)),
  fc
    .tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 20_000 }))
    .map(([text, times]) => Buffer.from(text.repeat(times))),
);

describe('what compressed bytes grow to', () => {
  it('is known of Snappy and of LZ4 before they do', () => {
    fc.assert(
      fc.property(samples, (bytes) => {
        expect(snappySize(Buffer.from(snappy.compressSync(bytes)))).toBe(bytes.length);
        expect(lz4Size(Buffer.from(lz4.compressSync(bytes)))).toBe(bytes.length);
      }),
      { numRuns: 200 },
    );
  });

  it('is known of Snappy in the frame of Java’s clients', () => {
    const chunks = [Buffer.alloc(30_000, 1), Buffer.from('phần còn lại')];
    const framed = chunks.flatMap((chunk) => {
      const compressed = Buffer.from(snappy.compressSync(chunk));
      const length = Buffer.alloc(4);
      length.writeUInt32BE(compressed.length);
      return [length, compressed];
    });
    const header = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(snappySize(Buffer.concat([header, ...framed]))).toBe(chunks.reduce((sum, { length }) => sum + length, 0));
  });

  it('is not guessed of what is cut short or is something else', () => {
    const whole = Buffer.from(lz4.compressSync(Buffer.alloc(100_000, 'một hai')));
    expect(() => lz4Size(whole.subarray(0, whole.length - 5))).toThrow();
    expect(() => lz4Size(Buffer.from('không phải'))).toThrow('No LZ4');
    expect(() => snappySize(Buffer.alloc(0))).toThrow('No Snappy');
  });
});
