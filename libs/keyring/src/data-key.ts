import type { KeyObject } from 'node:crypto';
import { createSecretKey, randomUUIDv7 } from 'node:crypto';
import { fillRandom } from './random.js';

/** Bytes of a data key and of the master key: AES-256. */
export const KEY_BYTES = 32;

/**
 * The key of one transfer or dossier. `wrapped` is what may be stored; `secret` stays in memory, and being a KeyObject
 * it shows in no log and no JSON.
 */
export interface DataKey {
  /** UUIDv7. */
  readonly id: string;
  readonly wrapped: Uint8Array;
  readonly secret: KeyObject;
}

export const newKeyId = (): string => randomUUIDv7();

export const newSecretBytes = (): Buffer => {
  const bytes = Buffer.alloc(KEY_BYTES);
  fillRandom(bytes, 0, KEY_BYTES);
  return bytes;
};

/** Takes the bytes over and blanks them: only the KeyObject remains. */
export const secretOf = (bytes: Uint8Array): KeyObject => {
  const secret = createSecretKey(bytes);
  bytes.fill(0);
  return secret;
};
