import { createHash } from 'node:crypto';
import { CHUNK_BYTES } from '@lienthong/keyring';
import { parseBlobRef } from '../blob-ref.js';
import { bytesOf } from '../drain.js';
import type { BlobStore } from '../port.js';
import { inPieces, newKey, patterned } from './material.js';

export interface BlobStoreUnderTest {
  readonly store: BlobStore;
  /** Closes the store and takes its storage away. */
  remove(): Promise<void>;
}

const AMPLE = 100_000_000;
/** Around the edges of chunks and of what counts as small. */
const SIZES = [0, 1, 300, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 1_000_003];

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What every blob store does. Registers a `describe` with the test runner's globals. */
export const blobStoreConformance = (name: string, open: () => Promise<BlobStoreUnderTest>): void => {
  describe(`${name} as a blob store`, () => {
    let under: BlobStoreUnderTest;
    let store: BlobStore;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const key = newKey();

    const read = async (...[ref, withKey, range]: Parameters<BlobStore['open']>): Promise<Buffer | undefined> => {
      const blob = await store.open(ref, withKey, range);
      return blob === undefined ? undefined : Buffer.from(await bytesOf(blob));
    };

    const expectKept = async (kept: { ref: string; size: number; sha256: string }, bytes: Buffer): Promise<void> => {
      expect({ size: kept.size, sha256: kept.sha256 }).toEqual({ size: bytes.length, sha256: sha256(bytes) });
      const ref = parseBlobRef(kept.ref);
      if (ref === undefined) throw new Error('The ref does not survive being written down');
      expect((await read(ref, key))?.equals(bytes)).toBe(true);
      expect((await store.open(ref, key))?.size).toBe(bytes.length);
    };

    it.each(SIZES)('gives back a stream of %d bytes, with its size and hash', async (size) => {
      const bytes = patterned(size);
      const outcome = await store.put(inPieces(bytes, 10_007), { key, limit: AMPLE });
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      await expectKept(outcome.value, bytes);
    });

    it.each(SIZES)('gives back %d bytes put whole', async (size) => {
      const bytes = patterned(size);
      await expectKept(await store.putBytes(bytes, { key }), bytes);
    });

    it.each(SIZES)('gives back %d bytes pushed into a writer', async (size) => {
      const bytes = patterned(size);
      const writer = store.writer({ key, limit: AMPLE });
      for await (const piece of inPieces(bytes, 33_333)) await writer.write(piece);
      const outcome = await writer.finish();
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      await expectKept(outcome.value, bytes);
    });

    it('takes pushed bytes in order even when the pusher does not wait', async () => {
      const bytes = patterned(700_000);
      const writer = store.writer({ key, limit: AMPLE });
      for (let at = 0; at < bytes.length; at += 7_001) void writer.write(bytes.subarray(at, at + 7_001));
      const outcome = await writer.finish();
      if (!outcome.ok) throw new Error(outcome.refusal.code);
      await expectKept(outcome.value, bytes);
    });

    it.each([300, 200_000])('takes exactly %d bytes at that limit and refuses one more', async (limit) => {
      const atLimit = await store.put(inPieces(patterned(limit), 999), { key, limit });
      expect(atLimit).toMatchObject({ ok: true, value: { size: limit } });
      const refusal = { ok: false, refusal: { code: 'blob/too-large', params: { limit } } };
      expect(await store.put(inPieces(patterned(limit + 1), 999), { key, limit })).toEqual(refusal);
      const writer = store.writer({ key, limit });
      await writer.write(patterned(limit));
      expect(writer.tooLarge).toBe(false);
      await writer.write(patterned(1));
      expect(writer.tooLarge).toBe(true);
      expect(await writer.finish()).toEqual(refusal);
    });

    it('stops reading a source that passes the limit', async () => {
      let given = 0;
      let ended = false;
      async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
        try {
          for (;;) {
            await Promise.resolve();
            given += 1000;
            yield patterned(1000);
          }
        } finally {
          ended = true;
        }
      }
      expect((await store.put(endless(), { key, limit: 150_000 })).ok).toBe(false);
      expect({ given, ended }).toEqual({ given: 151_000, ended: true });
    });

    it.each([100, 200_000])('passes on the fault of a source that breaks after %d bytes', async (size) => {
      async function* breaking(): AsyncGenerator<Uint8Array, void, undefined> {
        yield* inPieces(patterned(size), 5_000);
        throw new Error('The line was cut');
      }
      await expect(store.put(breaking(), { key, limit: AMPLE })).rejects.toThrow('The line was cut');
    });

    it.each([50_000, 400_000])('gives any range of %d bytes, cut to what is there', async (size) => {
      const bytes = patterned(size);
      const { ref } = await store.putBytes(bytes, { key });
      const edges = [0, 1, 49_999, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, size - 1, size];
      for (const start of edges) {
        for (const end of [...edges, size + 1000]) {
          const part = await read(ref, key, { start, end });
          expect(part?.equals(bytes.subarray(start, Math.max(start, end)))).toBe(true);
        }
      }
      expect((await store.open(ref, key, { start: 5, end: 6 }))?.size).toBe(size);
    });

    it.each([300, 200_000])('opens %d bytes under their own key only', async (size) => {
      const { ref } = await store.putBytes(patterned(size), { key });
      expect(await store.open(ref, newKey())).toBeUndefined();
      const impostor = { ...newKey(), id: key.id };
      await expect(read(ref, impostor)).rejects.toMatchObject({ code: 'keyring/tampered' });
    });

    it('answers undefined for a ref that it did not make', async () => {
      for (const text of ['x', 'pack.1.2.3', `file.${'0'.repeat(36)}.5.${key.id}`]) {
        const ref = parseBlobRef(text);
        if (ref === undefined) throw new Error(`Not a ref: ${text}`);
        expect(await store.open(ref, key)).toBeUndefined();
        await store.discard(ref);
      }
    });

    it.each([0, 300, 200_000])('has lost a discarded blob of %d bytes, and no other', async (size) => {
      const others = [await store.putBytes(patterned(size, 1), { key })];
      const { ref } = await store.putBytes(patterned(size), { key });
      others.push(await store.putBytes(patterned(size, 2), { key }));
      await store.discard(ref);
      await store.discard(ref);
      expect(await store.open(ref, key)).toBeUndefined();
      for (const [index, other] of others.entries()) await expectKept(other, patterned(size, index + 1));
    });

    it('keeps apart what many put at once', async () => {
      const blobs = Array.from({ length: 200 }, (_, seed) => patterned((seed * 977) % 90_000, seed));
      const kept = await Promise.all(blobs.map((bytes) => store.putBytes(bytes, { key })));
      expect(new Set(kept.map(({ ref }) => ref)).size).toBe(blobs.length);
      for (const [index, bytes] of blobs.entries())
        await expectKept(kept[index] ?? { ref: '', size: 0, sha256: '' }, bytes);
    });

    it.each([300, 200_000])('forgets an aborted writer of %d bytes', async (size) => {
      const writer = store.writer({ key, limit: AMPLE });
      await writer.write(patterned(size));
      await writer.abort();
    });

    it('lets a reader stop early and read again', async () => {
      const bytes = patterned(300_000);
      const { ref } = await store.putBytes(bytes, { key });
      const blob = await store.open(ref, key);
      for await (const piece of blob?.stream ?? []) {
        expect(bytes.subarray(0, piece.length).equals(piece)).toBe(true);
        break;
      }
      expect((await read(ref, key))?.equals(bytes)).toBe(true);
    });
  });
};
