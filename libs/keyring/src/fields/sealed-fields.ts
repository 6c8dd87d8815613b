import type { JsonObject } from '@lienthong/kernel';
import type { DataKey } from '../data-key.js';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from '../gcm.js';
import { fillRandom } from '../random.js';
import { tampered } from '../tampered.js';

const VERSION = 1;
const HEAD_BYTES = 1 + NONCE_BYTES;

/** Where sealed fields belong: moved to another event, they do not open. */
export interface FieldsPlace {
  readonly stream: string;
  readonly eventId: string;
}

/** Length first, so that no two places give the same bytes. */
const aadOf = (place: FieldsPlace): Buffer =>
  Buffer.from(`lienthong/fields/1/${place.stream.length}/${place.stream}/${place.eventId}`);

/**
 * The personal fields of one event under the key of its transfer or dossier.
 * Form: version, 12-byte nonce, ciphertext of the JSON in UTF-8, 16-byte tag.
 */
export const sealFields = (key: DataKey, place: FieldsPlace, fields: JsonObject): Uint8Array => {
  const plain = Buffer.from(JSON.stringify(fields));
  const sealed = Buffer.allocUnsafe(HEAD_BYTES + plain.length + TAG_BYTES);
  sealed[0] = VERSION;
  fillRandom(sealed, 1, NONCE_BYTES);
  const { ciphertext, tag } = encrypt(key.secret, sealed.subarray(1, HEAD_BYTES), aadOf(place), plain);
  sealed.set(ciphertext, HEAD_BYTES);
  sealed.set(tag, HEAD_BYTES + plain.length);
  return sealed;
};

/** Throws `keyring/tampered` for anything that `sealFields` did not make with this key for this place. */
export const openFields = (key: DataKey, place: FieldsPlace, sealed: Uint8Array): JsonObject => {
  if (sealed.length < HEAD_BYTES + TAG_BYTES || sealed[0] !== VERSION) throw tampered('Sealed fields');
  const tagAt = sealed.length - TAG_BYTES;
  try {
    const nonce = sealed.subarray(1, HEAD_BYTES);
    const ciphertext = sealed.subarray(HEAD_BYTES, tagAt);
    return parse(decrypt(key.secret, nonce, aadOf(place), ciphertext, sealed.subarray(tagAt)));
  } catch (cause) {
    throw tampered('Sealed fields', cause);
  }
};

/** Authentic bytes are JSON objects, since only `sealFields` makes them. */
const parse = (plain: Buffer): JsonObject => JSON.parse(plain.toString()) as JsonObject;
