import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;

/** Copies fresh random bytes into `target` at `offset`. Drawn in blocks: one draw of 4 kB costs what one of 12 bytes does. */
export const fillRandom = (target: Uint8Array, offset: number, length: number): void => {
  if (used + length > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  target.set(pool.subarray(used, used + length), offset);
  pool.fill(0, used, used + length);
  used += length;
};

/** So many fresh random bytes, as hex. */
export const randomHex = (length: number): string => {
  const bytes = Buffer.alloc(length);
  fillRandom(bytes, 0, length);
  return bytes.toString('hex');
};
