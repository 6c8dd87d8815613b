import { createSecretKey, randomBytes, randomUUIDv7 } from 'node:crypto';
import type { DataKey } from '@lienthong/keyring';

export const newKey = (): DataKey => ({
  id: randomUUIDv7(),
  wrapped: new Uint8Array(),
  secret: createSecretKey(randomBytes(32)),
});

/** Bytes that differ along the way, so that a shifted or repeated part shows. */
export const patterned = (size: number, seed = 0): Buffer => {
  const bytes = Buffer.allocUnsafe(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (seed + at * 31 + (at >> 8) * 7 + (at >> 16)) & 0xff;
  return bytes;
};

export async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += length) {
    await Promise.resolve();
    yield bytes.subarray(at, at + length);
  }
}
