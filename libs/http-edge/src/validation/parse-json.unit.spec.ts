import fc from 'fast-check';
import { parseJson } from './parse-json.js';

const parse = (text: string) => parseJson(Buffer.from(text));

describe('parseJson', () => {
  it('reads back whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const expected: unknown = JSON.parse(text);
        fc.pre(!/__proto__|constructor/.test(text) && !/\\ud[89a-f]/i.test(text));
        expect(parse(text)).toEqual({ ok: true, value: expected });
      }),
    );
  });

  it('takes 32 levels and refuses 33', () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(parse(nested(32)).ok).toBe(true);
    expect(parse(nested(33))).toMatchObject({ ok: false, refusal: { code: 'http/too-deep', params: { max: 32 } } });
  });

  it('takes a whole surrogate pair in escapes, and refuses half of one in values and keys', () => {
    expect(parse('{"a":"\\ud83d\\ude00"}')).toEqual({ ok: true, value: { a: '😀' } });
    for (const text of ['"\\ud83d"', '["\\ude00"]', '{"a":{"\\ud83d":1}}']) {
      expect(parse(text)).toMatchObject({ refusal: { code: 'http/invalid-utf8' } });
    }
  });

  it.each<[string, string, string, object]>([
    ['a key twice', '{"a":1,"b":{"c":[{"x":1},{"x":1,"y":"\\":","x":2}]}}', '/b/c/1/x', { line: 1, column: 43 }],
    ['a key twice, once in escapes', '{"a":1,\n "\\u0061":1}', '/a', { line: 2, column: 2 }],
    ['a key twice that may be anybody’s words', '{"a":{"Nguyễn A":1,"Nguyễn A":1}}', '/a', { line: 1, column: 20 }],
  ])('refuses %s, with its place', (_what, text, path, params) => {
    expect(parse(text)).toEqual({ ok: false, refusal: { code: 'http/duplicate-key', path, params } });
  });

  it.each<[string, string, object]>([
    ['', '', { line: 1, column: 1 }],
    ['{"a":', '/a', { line: 1, column: 6 }],
    ['{"to":["x",\n  tru]}', '/to/1', { line: 2, column: 3 }],
    ['{"a":1,}', '/a', { line: 1, column: 8 }],
    ['{"a" 1}', '/a', { line: 1, column: 6 }],
    ['["a\u0001"]', '/0', { line: 1, column: 2 }],
    ['[1,"a]', '/1', { line: 1, column: 4 }],
    ['{"a":01}', '/a', { line: 1, column: 7 }],
    ['[1]]', '', { line: 1, column: 4 }],
  ])('says where %j is no JSON', (text, path, params) => {
    expect(parse(text)).toEqual({ ok: false, refusal: { code: 'http/malformed-json', path, params } });
  });

  it.each<[string, string, object]>([
    ['{"a":{"__proto__":1}}', '/a', { line: 1, column: 7 }],
    ['{"a":{"constructor":{"prototype":1}}}', '/a/constructor/prototype', { line: 1, column: 22 }],
  ])('says where %j has a key that is never taken', (text, path, params) => {
    expect(parse(text)).toEqual({ ok: false, refusal: { code: 'http/forbidden-key', path, params } });
  });

  it('says where a text is none', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"\ufffd","b":["ạ'), Buffer.from([0xc3]), Buffer.from('"]}')]);
    const refusal = { code: 'http/invalid-utf8', path: '/b/0', params: { line: 1, column: 17 } };
    expect(parseJson(bytes)).toEqual({ ok: false, refusal });
    expect(parse('{"a":[1,"\\ud83d"]}')).toMatchObject({ refusal: { code: 'http/invalid-utf8', path: '/a/1' } });
  });

  it('finds a flaw of the same kind wherever a valid text is cut', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (text, cut) => {
        const part = `[${text}]`.slice(0, cut % (text.length + 1));
        fc.pre(!/__proto__|constructor/.test(part) && !/\\ud[89a-f]/i.test(part));
        const code = expect.stringMatching(/^http\/(malformed-json|duplicate-key)$/) as string;
        expect(parse(part)).toMatchObject({ ok: false, refusal: { code } });
      }),
    );
  });

  it('takes a byte order mark, as some writers put it', () => {
    expect(parse('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});
