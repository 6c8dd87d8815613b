import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey } from 'node:crypto';
import { KEY_BYTES } from '../data-key.js';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from '../gcm.js';
import { fillRandom } from '../random.js';
import { tampered } from '../tampered.js';
import type { MasterKey } from './master-key.js';

const VERSION = 1;
const HEAD_BYTES = 1 + NONCE_BYTES;
const WRAPPED_BYTES = HEAD_BYTES + KEY_BYTES + TAG_BYTES;

/**
 * Wraps with a key of its own per data key, derived from the master key and the data key's id: NIST SP 800-38D allows
 * 2^32 random nonces under one key, which a busy hub's master key would spend within weeks.
 *
 * Form: version, 12-byte nonce, 32 bytes of ciphertext, 16-byte tag.
 */
export const localMasterKey = (secret: KeyObject): MasterKey => {
  /** HKDF-Expand of one block (RFC 5869, 2.3); a random master key needs no extraction (3.3). */
  const wrappingKey = (context: string): KeyObject =>
    createSecretKey(createHmac('sha256', secret).update(`lienthong/wrap/1/${context}\x01`).digest());

  return {
    wrap: (dataKey, context) => {
      const wrapped = Buffer.allocUnsafe(WRAPPED_BYTES);
      wrapped[0] = VERSION;
      fillRandom(wrapped, 1, NONCE_BYTES);
      const nonce = wrapped.subarray(1, HEAD_BYTES);
      const sealed = encrypt(wrappingKey(context), nonce, Buffer.from(context), dataKey);
      wrapped.set(sealed.ciphertext, HEAD_BYTES);
      wrapped.set(sealed.tag, HEAD_BYTES + KEY_BYTES);
      return wrapped;
    },

    unwrap: (wrapped, context) => {
      if (wrapped.length !== WRAPPED_BYTES || wrapped[0] !== VERSION) throw tampered('A wrapped data key');
      const nonce = wrapped.subarray(1, HEAD_BYTES);
      const ciphertext = wrapped.subarray(HEAD_BYTES, HEAD_BYTES + KEY_BYTES);
      const tag = wrapped.subarray(HEAD_BYTES + KEY_BYTES);
      try {
        return decrypt(wrappingKey(context), nonce, Buffer.from(context), ciphertext, tag);
      } catch (cause) {
        throw tampered('A wrapped data key', cause);
      }
    },
  };
};
