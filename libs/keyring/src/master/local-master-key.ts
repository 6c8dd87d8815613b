import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey } from 'node:crypto';
import { KEY_BYTES } from '../data-key.js';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from '../gcm.js';
import { lruMap } from '../lru-map.js';
import { fillRandom } from '../random.js';
import { tampered } from '../tampered.js';
import type { MasterKey } from './master-key.js';

const VERSION = 1;
const SALT_BYTES = 16;
const NONCE_AT = 1 + SALT_BYTES;
const HEAD_BYTES = NONCE_AT + NONCE_BYTES;
const WRAPPED_BYTES = HEAD_BYTES + KEY_BYTES + TAG_BYTES;

/** Data keys wrapped under one derived key before the next is derived; far below the 2^32 of NIST SP 800-38D. */
const WRAPS_PER_SALT = 2 ** 24;
const DERIVED_KEPT = 256;

/**
 * Wraps under keys derived from the master key and a random salt: NIST SP 800-38D allows 2^32 random nonces under one
 * key, which a busy hub's master key would spend within weeks. The data key's id is authenticated.
 *
 * Form: version, 16-byte salt, 12-byte nonce, 32 bytes of ciphertext, 16-byte tag.
 */
export const localMasterKey = (secret: KeyObject): MasterKey => {
  const derived = lruMap<string, KeyObject>(DERIVED_KEPT);

  /** HKDF-Expand of one block (RFC 5869, 2.3); a random master key needs no extraction (3.3). */
  const wrappingKey = (salt: Uint8Array): KeyObject => {
    const name = Buffer.from(salt).toString('latin1');
    const known = derived.get(name);
    if (known !== undefined) return known;
    const info = Buffer.concat([Buffer.from('lienthong/wrap/1/'), salt, Buffer.of(1)]);
    const key = createSecretKey(createHmac('sha256', secret).update(info).digest());
    derived.set(name, key);
    return key;
  };

  let salt = Buffer.alloc(SALT_BYTES);
  let wraps = WRAPS_PER_SALT;
  const currentSalt = (): Uint8Array => {
    if (wraps >= WRAPS_PER_SALT) {
      salt = Buffer.alloc(SALT_BYTES);
      fillRandom(salt, 0, SALT_BYTES);
      wraps = 0;
    }
    wraps += 1;
    return salt;
  };

  return {
    wrap: (dataKey, context) => {
      const wrapped = Buffer.allocUnsafe(WRAPPED_BYTES);
      wrapped[0] = VERSION;
      wrapped.set(currentSalt(), 1);
      fillRandom(wrapped, NONCE_AT, NONCE_BYTES);
      const nonce = wrapped.subarray(NONCE_AT, HEAD_BYTES);
      const sealed = encrypt(wrappingKey(salt), nonce, Buffer.from(context), dataKey);
      wrapped.set(sealed.ciphertext, HEAD_BYTES);
      wrapped.set(sealed.tag, HEAD_BYTES + KEY_BYTES);
      return wrapped;
    },

    unwrap: (wrapped, context) => {
      if (wrapped.length !== WRAPPED_BYTES || wrapped[0] !== VERSION) throw tampered('A wrapped data key');
      const nonce = wrapped.subarray(NONCE_AT, HEAD_BYTES);
      const ciphertext = wrapped.subarray(HEAD_BYTES, HEAD_BYTES + KEY_BYTES);
      const tag = wrapped.subarray(HEAD_BYTES + KEY_BYTES);
      try {
        return decrypt(wrappingKey(wrapped.subarray(1, NONCE_AT)), nonce, Buffer.from(context), ciphertext, tag);
      } catch (cause) {
        throw tampered('A wrapped data key', cause);
      }
    },
  };
};
