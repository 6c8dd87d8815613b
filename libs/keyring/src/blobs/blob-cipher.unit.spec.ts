import { isFault } from '@lienthong/kernel';
import fc from 'fast-check';
import { newKeyId, newSecretBytes, secretOf } from '../data-key.js';
import type { DataKey } from '../data-key.js';
import { CHUNK_BYTES, chunkOffset, HEADER_BYTES, plainSizeOf, sealedSizeOf } from './format.js';
import { openBytes, openRange, openStream } from './open.js';
import { sealBytes, sealStream } from './seal.js';

const newKey = (): DataKey => ({ id: newKeyId(), wrapped: new Uint8Array(), secret: secretOf(newSecretBytes()) });
const key = newKey();
const NAME = 'blob-1';

const patterned = (size: number): Buffer => {
  const bytes = Buffer.allocUnsafe(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 31 + (at >> 8) * 7) & 0xff;
  return bytes;
};
const collect = async (pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Buffer> => {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
};
const pieced = (bytes: Uint8Array, length: number): Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => bytes.subarray(i * length, (i + 1) * length));
const sealed = (bytes: Uint8Array): Buffer => Buffer.concat(sealBytes(key, NAME, bytes));
const sourceOf = (bytes: Uint8Array, sealedSize = bytes.length) => ({
  sealedSize,
  read: (offset: number, length: number) => bytes.subarray(offset, offset + length),
});
const faultOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
  return 'nothing thrown';
};
const openings = (altered: Uint8Array, openKey = key, name = NAME) => [
  () => Promise.resolve().then(() => openBytes(openKey, name, altered)),
  () => collect(openStream(openKey, name, pieced(altered, 50_000))),
];
const expectTampered = async (altered: Uint8Array, openKey = key, name = NAME): Promise<void> => {
  for (const opening of openings(altered, openKey, name)) expect(await faultOf(opening)).toBe('keyring/tampered');
};

const sizes = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([chunks, off]) => chunks * CHUNK_BYTES + off),
);

describe('the blob cipher', () => {
  it('gives back what was sealed, of any size and in any pieces', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 150_000 }), async (size, length) => {
        const plain = patterned(size);
        const stream = await collect(sealStream(key, NAME, pieced(plain, Math.max(length, size >> 6))));
        expect(stream.length).toBe(sealedSizeOf(size));
        expect(plainSizeOf(stream.length)).toBe(size);
        expect(plain.equals(openBytes(key, NAME, stream))).toBe(true);
        expect(plain.equals(await collect(openStream(key, NAME, pieced(sealed(plain), length))))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('opens any range', async () => {
    const plain = patterned(3 * CHUNK_BYTES + 17);
    const blob = sealed(plain);
    const edge = fc.oneof(
      fc.integer({ min: 0, max: plain.length + 10 }),
      fc.constantFrom(0, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, plain.length),
    );
    await fc.assert(
      fc.asyncProperty(edge, edge, async (start, end) => {
        const part = await collect(openRange(key, NAME, sourceOf(blob), { start, end }));
        expect(part.equals(plain.subarray(start, Math.max(start, end)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('reads only the chunks that a range touches', async () => {
    const blob = sealed(patterned(4 * CHUNK_BYTES));
    const reads: number[] = [];
    const source = {
      sealedSize: blob.length,
      read: (offset: number, length: number) => {
        reads.push(offset);
        return blob.subarray(offset, offset + length);
      },
    };
    await collect(openRange(key, NAME, source, { start: CHUNK_BYTES + 5, end: CHUNK_BYTES + 6 }));
    expect(reads).toEqual([0, chunkOffset(1)]);
  });

  it('shows any single flipped bit', async () => {
    const blob = sealed(patterned(CHUNK_BYTES + 100));
    await fc.assert(
      fc.asyncProperty(fc.nat(blob.length - 1), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(blob);
        altered[at]! ^= 1 << bit;
        await expectTampered(altered);
      }),
      { numRuns: 40 },
    );
    for (let at = 0; at < HEADER_BYTES; at += 1) {
      const altered = Buffer.from(blob);
      altered[at]! ^= 1;
      await expectTampered(altered);
    }
  });

  it('shows an end that was cut off, at a chunk as anywhere else', async () => {
    const blob = sealed(patterned(2 * CHUNK_BYTES));
    for (const length of [0, 7, 8, 23, 24, chunkOffset(1), chunkOffset(1) + 16, blob.length - 16, blob.length - 1]) {
      await expectTampered(blob.subarray(0, length));
      const range = () => collect(openRange(key, NAME, sourceOf(blob.subarray(0, length), blob.length), whole));
      expect(await faultOf(range)).toBe('keyring/tampered');
    }
  });

  it('shows bytes added at the end, an empty last chunk included', async () => {
    const plain = patterned(CHUNK_BYTES);
    const blob = sealed(plain);
    await expectTampered(Buffer.concat([blob, Buffer.alloc(1)]));
    await expectTampered(Buffer.concat([blob, Buffer.alloc(16)]));
    await expectTampered(Buffer.concat([blob, blob.subarray(HEADER_BYTES)]));
  });

  it('shows chunks that changed places, within a blob and between two of one name and key', async () => {
    const plain = patterned(3 * CHUNK_BYTES);
    const [one, other] = [sealed(plain), sealed(plain)];
    const chunk = (blob: Buffer, index: number) => blob.subarray(chunkOffset(index), chunkOffset(index + 1));
    const header = one.subarray(0, HEADER_BYTES);
    await expectTampered(Buffer.concat([header, chunk(one, 1), chunk(one, 0), chunk(one, 2)]));
    await expectTampered(Buffer.concat([header, chunk(one, 0), chunk(other, 1), chunk(one, 2)]));
    await expectTampered(Buffer.concat([header, chunk(one, 0), chunk(one, 2)]));
  });

  it('does not open under another key, another id of the key, or another name', async () => {
    const blob = sealed(patterned(10));
    await expectTampered(blob, newKey());
    await expectTampered(blob, { ...key, id: newKeyId() });
    await expectTampered(blob, key, 'blob-2');
  });

  it('knows which sizes no blob has on disk', () => {
    const real = new Set([0, 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES].map(sealedSizeOf));
    expect([0, 8, 23, sealedSizeOf(CHUNK_BYTES) + 1, sealedSizeOf(CHUNK_BYTES) + 16].map(plainSizeOf)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
    expect([...real].map(plainSizeOf)).toEqual([0, 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES]);
  });
});

const whole = { start: 0, end: Number.MAX_SAFE_INTEGER };
