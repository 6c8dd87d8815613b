import { isFault } from '@lienthong/kernel';
import fc from 'fast-check';
import { newKeyId, newSecretBytes, secretOf } from '../data-key.js';
import type { DataKey } from '../data-key.js';
import { openFields, sealFields } from './sealed-fields.js';

const newKey = (): DataKey => ({ id: newKeyId(), wrapped: new Uint8Array(), secret: secretOf(newSecretBytes()) });
const key = newKey();
const place = { stream: 'transfer-01', eventId: 'e-1' };
const fields = { subject: 'Về việc nghỉ lễ', signer: { name: 'Nguyễn Văn A' } };

const codeThrown = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

describe('sealed fields', () => {
  it('open to the same JSON, whatever it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as typeof fields;
        expect(openFields(key, place, sealFields(key, place, json))).toEqual(json);
      }),
    );
  });

  it('show nothing of the content', () => {
    const sealed = Buffer.from(sealFields(key, place, fields));
    expect(sealed.includes('Nguyễn')).toBe(false);
    expect(sealed.includes('subject')).toBe(false);
  });

  it('differ each time, since no nonce comes twice', () => {
    const seen = new Set(Array.from({ length: 2000 }, () => Buffer.from(sealFields(key, place, {})).toString('hex')));
    expect(seen.size).toBe(2000);
  });

  it('do not open in another event, another stream, or under another key', () => {
    const sealed = sealFields(key, place, fields);
    expect(codeThrown(() => openFields(key, { ...place, eventId: 'e-2' }, sealed))).toBe('keyring/tampered');
    expect(codeThrown(() => openFields(key, { ...place, stream: 'transfer-02' }, sealed))).toBe('keyring/tampered');
    expect(codeThrown(() => openFields(newKey(), place, sealed))).toBe('keyring/tampered');
  });

  it('do not open in a place whose parts are cut at another point', () => {
    const sealed = sealFields(key, { stream: 'a/b', eventId: 'c' }, fields);
    expect(codeThrown(() => openFields(key, { stream: 'a', eventId: 'b/c' }, sealed))).toBe('keyring/tampered');
  });

  it('show every flipped bit and every cut', () => {
    const sealed = sealFields(key, place, fields);
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = Uint8Array.from(sealed);
      altered[at]! ^= 1 << (at % 8);
      expect(codeThrown(() => openFields(key, place, altered))).toBe('keyring/tampered');
      expect(codeThrown(() => openFields(key, place, sealed.subarray(0, at)))).toBe('keyring/tampered');
    }
  });
});
