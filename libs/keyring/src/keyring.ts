import type { JsonObject } from '@lienthong/kernel';
import type { DataKey } from './data-key.js';
import { newKeyId, newSecretBytes, secretOf } from './data-key.js';
import type { FieldsPlace } from './fields/sealed-fields.js';
import { openFields } from './fields/sealed-fields.js';
import { lruMap } from './lru-map.js';
import type { MasterKey } from './master/master-key.js';

/** Where wrapped keys lie: the event store's own file. Undefined for an unknown or destroyed key. */
export interface WrappedKeys {
  readKey(id: string): Promise<Uint8Array | undefined>;
}

export interface KeyringOptions {
  readonly master: MasterKey;
  readonly keys: WrappedKeys;
  /** Most unwrapped keys kept in memory. Default 2,000. */
  readonly cacheSize?: number;
}

export interface Keyring {
  /** A fresh key. It is worth nothing until its `id` and `wrapped` are stored, in the commit of the events it seals. */
  newDataKey(): Promise<DataKey>;

  /** Undefined when the key was destroyed: what it sealed is erased. */
  dataKey(id: string): Promise<DataKey | undefined>;

  /** Opens the fields of an event; undefined when they are erased. Throws `keyring/tampered`. */
  openFields(keyId: string, place: FieldsPlace, sealed: Uint8Array): Promise<JsonObject | undefined>;

  /** Drops the key from memory: to be called once it is destroyed in the store. */
  forget(id: string): void;
}

export const createKeyring = ({ master, keys, cacheSize = 2_000 }: KeyringOptions): Keyring => {
  const cached = lruMap<string, DataKey>(cacheSize);
  const loading = new Map<string, Promise<DataKey | undefined>>();

  const unwrap = async (id: string): Promise<DataKey | undefined> => {
    const wrapped = await keys.readKey(id);
    if (wrapped === undefined) return undefined;
    return { id, wrapped, secret: secretOf(await master.unwrap(wrapped, id)) };
  };

  /** A key that was forgotten while it was being read must not slip into the cache. */
  const load = (id: string): Promise<DataKey | undefined> => {
    const reading: Promise<DataKey | undefined> = unwrap(id)
      .then((key) => {
        if (key === undefined || loading.get(id) !== reading) return undefined;
        cached.set(id, key);
        return key;
      })
      .finally(() => {
        if (loading.get(id) === reading) loading.delete(id);
      });
    loading.set(id, reading);
    return reading;
  };

  const dataKey = async (id: string): Promise<DataKey | undefined> =>
    cached.get(id) ?? (await (loading.get(id) ?? load(id)));

  return {
    newDataKey: async () => {
      const id = newKeyId();
      const bytes = newSecretBytes();
      const wrapped = await master.wrap(bytes, id);
      const key = { id, wrapped, secret: secretOf(bytes) };
      cached.set(id, key);
      return key;
    },

    dataKey,

    openFields: async (keyId, place, sealed) => {
      const key = await dataKey(keyId);
      return key === undefined ? undefined : openFields(key, place, sealed);
    },

    forget: (id) => {
      cached.delete(id);
      loading.delete(id);
    },
  };
};
