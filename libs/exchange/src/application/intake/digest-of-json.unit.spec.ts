import { canonicalJson } from '@lienthong/kernel';
import type { JsonObject, JsonValue } from '@lienthong/kernel';
import fc from 'fast-check';
import { digestOfJson } from './digest-of-json.js';
import { newSalt, proofOf } from './proof.js';

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<JsonValue>;
const object = fc.dictionary(fc.string(), json) as fc.Arbitrary<JsonObject>;

/** The same value with the members of every object in another order. */
const turnedRound = (value: JsonValue): JsonValue => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => turnedRound(item));
  const members = Object.entries(value as JsonObject).reverse();
  return Object.fromEntries(members.map(([key, member]) => [key, turnedRound(member ?? null)]));
};

const files = [{ name: 'công văn.pdf', sha256: 'ab'.repeat(32) }];

describe('canonical JSON', () => {
  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(json, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))),
    );
  });

  it('does not depend on the order of members', () => {
    fc.assert(fc.property(json, (value) => expect(canonicalJson(turnedRound(value))).toBe(canonicalJson(value))));
  });

  it('differs for different values', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const same = canonicalJson(JSON.parse(JSON.stringify(one)) as JsonValue) === canonicalJson(other);
        const [a, b] = [one, other].map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);
        let equal = true;
        try {
          expect(a).toEqual(b);
        } catch {
          equal = false;
        }
        expect(same).toBe(equal);
      }),
    );
  });

  it('leaves absent members out and writes no spaces', () => {
    expect(canonicalJson({ b: [1, 'đ', null], a: undefined, A: true })).toBe('{"A":true,"b":[1,"đ",null]}');
  });
});

describe('the digest of a JSON document', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(object, (document) => {
        expect(digestOfJson(turnedRound(document) as JsonObject, files)).toBe(digestOfJson(document, files));
      }),
    );
  });

  it('changes with any member, however deep, and with the name, the bytes and the order of a file', () => {
    const document = { subject: 'Về việc họp', signer: { position: ['Bộ trưởng', 1] } };
    const two = [...files, { name: 'phụ lục.pdf', sha256: 'cd'.repeat(32) }];
    const digests = [
      digestOfJson(document, files),
      digestOfJson({ ...document, subject: 'Về việc hop' }, files),
      digestOfJson({ ...document, extra: null }, files),
      digestOfJson({ ...document, signer: { position: ['Bộ trưởng', '1'] } }, files),
      digestOfJson({ ...document, signer: { position: [1, 'Bộ trưởng'] } }, files),
      digestOfJson(document, []),
      digestOfJson(document, [{ name: 'cong van.pdf', sha256: 'ab'.repeat(32) }]),
      digestOfJson(document, [{ name: 'công văn.pdf', sha256: 'ac'.repeat(32) }]),
      digestOfJson(document, two),
      digestOfJson(document, [...two].reverse()),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('takes of a file its name and hash only', () => {
    const stored = files.map((file) => ({ ...file, ref: 'blob-7', size: 7 }));
    expect(digestOfJson({}, stored)).toBe(digestOfJson({}, files));
  });
});

describe('the proof of a content', () => {
  const digest = digestOfJson({ subject: 'Về việc họp' }, files);
  it('is SHA-256 over salt and digest as bytes', () => {
    // sha256(16 zero bytes ‖ 32 zero bytes), computed with sha256sum.
    expect(proofOf('00'.repeat(16), '00'.repeat(32))).toBe(
      '17b0761f87b081d5cf10757ccc89f12be355c70e2e29df288b65b30710dcbcd1',
    );
  });
  it('holds under its own salt only', () => {
    const salts = Array.from({ length: 100 }, newSalt);
    expect(new Set(salts.map((salt) => proofOf(salt, digest))).size).toBe(100);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
  });
});
