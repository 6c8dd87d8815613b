import { createSecretKey, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { isFault } from '@lienthong/kernel';
import { openFields, sealFields } from './fields/sealed-fields.js';
import type { WrappedKeys } from './keyring.js';
import { createKeyring } from './keyring.js';
import { localMasterKey } from './master/local-master-key.js';

const place = { stream: 'transfer-1', eventId: 'e' };

const setUp = (options: { cacheSize?: number; readKey?: WrappedKeys['readKey'] } = {}) => {
  const rows = new Map<string, Uint8Array>();
  const reads: string[] = [];
  const readKey = (id: string) => {
    reads.push(id);
    return Promise.resolve(rows.get(id));
  };
  const master = localMasterKey(createSecretKey(randomBytes(32)));
  const keys = { readKey: options.readKey ?? readKey };
  const open = () => createKeyring({ master, keys, cacheSize: options.cacheSize ?? 10 });
  return { rows, reads, master, open };
};

describe('the keyring', () => {
  it('opens what it sealed after a restart, from the stored row', async () => {
    const { rows, open } = setUp();
    const key = await open().newDataKey();
    rows.set(key.id, key.wrapped);
    const sealed = sealFields(key, place, { subject: 'x' });
    expect(await open().openFields(key.id, place, sealed)).toEqual({ subject: 'x' });
  });

  it('answers undefined for content whose key was destroyed', async () => {
    const { rows, open } = setUp();
    const keyring = open();
    const key = await keyring.newDataKey();
    const sealed = sealFields(key, place, { subject: 'x' });
    rows.delete(key.id);
    keyring.forget(key.id);
    expect(await keyring.dataKey(key.id)).toBeUndefined();
    expect(await keyring.openFields(key.id, place, sealed)).toBeUndefined();
  });

  it('does not keep a key that was forgotten while it was being read', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const stored = new Map<string, Uint8Array>();
    const { open } = setUp({
      readKey: async (id) => {
        const row = stored.get(id);
        await gate;
        return row;
      },
    });
    const key = await open().newDataKey();
    stored.set(key.id, key.wrapped);
    const keyring = open();
    const reading = keyring.dataKey(key.id);
    stored.delete(key.id);
    keyring.forget(key.id);
    release();
    expect(await reading).toBeUndefined();
    expect(await keyring.dataKey(key.id)).toBeUndefined();
  });

  it('reads a key once for many who ask at the same time, and not again while it is cached', async () => {
    const { rows, reads, open } = setUp();
    const key = await open().newDataKey();
    rows.set(key.id, key.wrapped);
    const keyring = open();
    await Promise.all([keyring.dataKey(key.id), keyring.dataKey(key.id)]);
    await keyring.dataKey(key.id);
    expect(reads).toEqual([key.id]);
  });

  it('drops the key that was longest unused when the cache is full', async () => {
    const { rows, reads, open } = setUp({ cacheSize: 2 });
    const keyring = open();
    const made = [await keyring.newDataKey(), await keyring.newDataKey()];
    await keyring.dataKey(made[0]!.id);
    made.push(await keyring.newDataKey());
    for (const key of made) rows.set(key.id, key.wrapped);
    await keyring.dataKey(made[0]!.id);
    await keyring.dataKey(made[1]!.id);
    expect(reads).toEqual([made[1]!.id]);
  });

  it('refuses a wrapped key that was put under another id, altered or cut', async () => {
    const { rows, open } = setUp();
    const key = await open().newDataKey();
    const flipped = Uint8Array.from(key.wrapped);
    flipped[30]! ^= 1;
    for (const [id, wrapped] of [
      ['another', key.wrapped],
      [key.id, flipped],
      [key.id, key.wrapped.subarray(1)],
    ] as const) {
      rows.set(id, wrapped);
      const caught: unknown = await open()
        .dataKey(id)
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      expect(isFault(caught) && caught.code).toBe('keyring/tampered');
    }
  });

  it('shows no secret in logs or JSON', async () => {
    const { open, master } = setUp();
    const key = await open().newDataKey();
    const bytes = Buffer.from(await master.unwrap(key.wrapped, key.id));
    for (const shown of [JSON.stringify(key), inspect(key, { depth: 9, showHidden: true })]) {
      expect(shown).not.toContain(bytes.toString('hex'));
      expect(shown).not.toContain(bytes.toString('base64'));
      expect(shown).not.toContain(JSON.stringify([...bytes.subarray(0, 4)]).slice(1, -1));
    }
  });

  it('gives each transfer a key of its own', async () => {
    const { open } = setUp();
    const keyring = open();
    const [one, other] = [await keyring.newDataKey(), await keyring.newDataKey()];
    expect(one.id).not.toBe(other.id);
    expect(() => openFields({ ...other, id: one.id }, place, sealFields(one, place, {}))).toThrow();
  });
});
