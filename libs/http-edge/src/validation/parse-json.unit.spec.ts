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

  it('takes a byte order mark, as some writers put it', () => {
    expect(parse('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});
