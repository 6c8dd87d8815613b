import type { DataKey } from '../data-key.js';
import type { Sealed } from '../gcm.js';
import { decrypt, encrypt, TAG_BYTES } from '../gcm.js';
import { tampered } from '../tampered.js';
import { blobAad, checkHeader, nonceOf } from './format.js';

export type SealChunk = (index: number, last: boolean, plain: Uint8Array) => Sealed;

export const chunkSealer = (key: DataKey, name: string, header: Uint8Array): SealChunk => {
  const aad = blobAad(key, name);
  return (index, last, plain) => encrypt(key.secret, nonceOf(header, index, last), aad, plain);
};

export type OpenChunk = (index: number, last: boolean, sealed: Uint8Array) => Buffer;

/** What it returns throws `keyring/tampered`. */
export const chunkOpener = (key: DataKey, name: string, header: Uint8Array): OpenChunk => {
  const aad = blobAad(key, name);
  const checked = checkHeader(header);
  return (index, last, sealed) => {
    const tagAt = sealed.length - TAG_BYTES;
    if (tagAt < 0) throw tampered('A blob');
    try {
      const nonce = nonceOf(checked, index, last);
      return decrypt(key.secret, nonce, aad, sealed.subarray(0, tagAt), sealed.subarray(tagAt));
    } catch (cause) {
      throw tampered('A blob', cause);
    }
  };
};
