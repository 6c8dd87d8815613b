import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { isDocId } from '@lienthong/axis-protocol';
import { createDocIds } from './doc-ids.js';

const key = Buffer.alloc(16, 7);
const EPOCH = '0192f1c8-7d3a-7c4e-9b1a-3f2e1d0c9b8a';
const agencies = ['G22', 'H49', 'H49.204', '000.00.11.H53'];

describe('a docId', () => {
  it('is read back to its entry by whoever speaks for the agency, after a restart too', () => {
    const sequence = fc.integer({ min: 0, max: 2 ** 40 });
    fc.assert(
      fc.property(fc.constantFrom(...agencies), sequence, (agency, at) => {
        const docId = createDocIds(key, EPOCH).docIdOf({ agency, sequence: at });
        expect(isDocId(docId)).toBe(true);
        expect(createDocIds(key, EPOCH).read(docId, agencies)).toEqual({ agency, sequence: at });
      }),
    );
  });

  it('is the same made alone or among many', () => {
    const ids = createDocIds(key, EPOCH);
    const entries = agencies.flatMap((agency) => [0, 1, 2 ** 40].map((sequence) => ({ agency, sequence })));
    expect(ids.docIdsOf(entries)).toEqual(entries.map((entry) => ids.docIdOf(entry)));
    expect(ids.docIdsOf([])).toEqual([]);
  });

  it('is nothing to those who do not speak for the agency', () => {
    const docId = createDocIds(key, EPOCH).docIdOf({ agency: 'H49', sequence: 3 });
    expect(createDocIds(key, EPOCH).read(docId, ['G22', 'H49.204'])).toBeUndefined();
    expect(createDocIds(key, EPOCH).read(docId, [])).toBeUndefined();
  });

  it('names nothing after a restore, or under another key', () => {
    const docId = createDocIds(key, EPOCH).docIdOf({ agency: 'H49', sequence: 3 });
    expect(createDocIds(key, EPOCH.replace('0', '1')).read(docId, agencies)).toBeUndefined();
    expect(createDocIds(Buffer.alloc(16, 8), EPOCH).read(docId, agencies)).toBeUndefined();
  });

  it('that was made up is none', () => {
    const ids = createDocIds(key, EPOCH);
    for (let n = 0; n < 1_000; n += 1) {
      const hex = randomBytes(16).toString('hex');
      const made = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
      expect(ids.read(made, agencies)).toBeUndefined();
    }
    for (const text of ['', 'x', '../etc', '0'.repeat(36)]) expect(ids.read(text, agencies)).toBeUndefined();
  });

  it('shows neither the order of the inbox nor its agency', () => {
    const ids = createDocIds(key, EPOCH);
    const many = Array.from({ length: 200 }, (_, sequence) => ids.docIdOf({ agency: 'H49', sequence }));
    expect(new Set(many.map((docId) => docId.slice(0, 8))).size).toBeGreaterThan(190);
    expect(many).not.toEqual(many.toSorted());
  });
});
