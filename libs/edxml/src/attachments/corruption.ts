import { TextDecoder } from 'node:util';

const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = 3;
const LEAST = 8;
const LEAST_SHARE = 0.02;

/** Bytes that no UTF-8 has; binary content shows one within a few hundred bytes. */
const isNever = (byte: number): boolean => byte === 0xc0 || byte === 0xc1 || byte >= 0xf5;
const LOOKED_AT = 512;

export interface CorruptionMonitor {
  see(bytes: Uint8Array): void;
  /** True for bytes that were once pushed through UTF-8: all of it is valid UTF-8, and much of it is EF BF BD. */
  corrupt(): boolean;
}

/** Watches for the known corruption of files on the way. Real binary content leaves it after a few bytes. */
export const createCorruptionMonitor = (): CorruptionMonitor => {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = true;
  let total = 0;
  let replaced = 0;
  return {
    see: (bytes) => {
      if (!text) return;
      // Cheaper than the error that decoding would throw.
      if (bytes.subarray(0, LOOKED_AT).some(isNever)) {
        text = false;
        return;
      }
      total += bytes.byteLength;
      try {
        const decoded = decoder.decode(bytes, { stream: true });
        replaced += decoded.includes(REPLACEMENT) ? decoded.split(REPLACEMENT).length - 1 : 0;
      } catch {
        text = false;
      }
    },
    corrupt: () => text && replaced >= LEAST && replaced * REPLACEMENT_BYTES >= total * LEAST_SHARE,
  };
};
