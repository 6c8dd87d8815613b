import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { directorySchema } from './directory.schema.js';
import { foldText, matchOf } from './fold-text.js';

const subjects = [
  'Về việc đẩy mạnh chuyển đổi số tại Đắk Lắk',
  'Quyết định số 12/QĐ-TTg về kế hoạch năm 2026',
  'Báo cáo "NEAR" OR kết quả*',
];

let db: DatabaseSync;
beforeAll(() => {
  db = new DatabaseSync(':memory:');
  db.exec(directorySchema);
  const insert = db.prepare('INSERT INTO subjects (subject) VALUES (?)');
  for (const subject of subjects) insert.run(foldText(subject));
});
afterAll(() => db.close());

const search = (query: string): readonly number[] => {
  const match = matchOf(query);
  if (match === '') return [];
  const rows = db.prepare('SELECT rowid FROM subjects WHERE subjects MATCH ? ORDER BY rowid').all(match);
  return rows.map((row) => Number(row['rowid']) - 1);
};

describe('folding a text', () => {
  it.each([
    ['Đắk Lắk', 'dak lak'],
    ['ĐẨY MẠNH', 'day manh'],
    ['chuyển đổi số', 'chuyen doi so'],
    ['ưỡn ẹo ngoằn ngoèo', 'uon eo ngoan ngoeo'],
    ['12/QĐ-TTg', '12/qd-ttg'],
  ])('%s is searched as %s', (text, folded) => expect(foldText(text)).toBe(folded));

  it('is the same for precomposed and decomposed letters, and a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aăâeêioôơuưyđĐÀẮÂẾỆÌỒỞỤỬỸbc 12')) }), (text) => {
        const folded = foldText(text);
        expect(foldText(text.normalize('NFD'))).toBe(folded);
        expect(foldText(text.normalize('NFC'))).toBe(folded);
        expect(foldText(folded)).toBe(folded);
        expect(folded).toMatch(/^[a-z0-9 ]*$/);
      }),
    );
  });
});

describe('searching subjects', () => {
  it.each([
    ['đẩy mạnh', [0]],
    ['day manh', [0]],
    ['ĐẮK LẮK', [0]],
    ['đẩy mạnh'.normalize('NFD'), [0]],
    ['số', [0, 1]],
    ['chuy', [0]],
    ['12/QĐ-TTg', [1]],
    ['kế hoạch 2026', [1]],
    ['hoach ke', [1]],
    ['near', [2]],
    ['kết quả không có', []],
  ])('%j finds %j', (query, found) => expect(search(query)).toEqual(found));

  it.each(['"', '*', 'a" OR "b', 'NEAR(', '-', '(', 'subject:x', '^', '{a b}', "';--", 'AND', 'OR NOT', '\u0000', '%'])(
    'takes %j for plain text',
    (query) => expect(() => search(query)).not.toThrow(),
  );

  it('survives whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (query) => expect(() => search(query)).not.toThrow()),
      { numRuns: 300 },
    );
  });
});
