import fc from 'fast-check';
import { FILE_NAME_MAX_LENGTH, isFileName, parseFileName } from './file-name.js';
import { isContentHash, parseContentHash } from './content-hash.js';

describe('the name of an attachment', () => {
  it.each([
    '1896_QD-TTg_m_294779.doc',
    'Thông báo cấp GĐKHĐ VPCC ĐTXHòa(02.06.2020_15h46p34)_signed.pdf',
    'console.log.txt',
    '.gitignore',
    'a..b.pdf',
    'Công văn số 12 – UBND.pdf',
    'x'.repeat(FILE_NAME_MAX_LENGTH),
  ])('may be %s', (text) => {
    expect(parseFileName(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['', 'identifiers/file-name-empty'],
    ['   ', 'identifiers/file-name-empty'],
    ['../../etc/passwd', 'identifiers/file-name-path'],
    ['..\\..\\win.ini', 'identifiers/file-name-path'],
    ['a/b.pdf', 'identifiers/file-name-path'],
    ['/b.pdf', 'identifiers/file-name-path'],
    ['C:b.pdf', 'identifiers/file-name-path'],
    ['a.pdf:stream', 'identifiers/file-name-path'],
    ['.', 'identifiers/file-name-path'],
    ['..', 'identifiers/file-name-path'],
    ['...', 'identifiers/file-name-path'],
    ['a\u0000.pdf', 'identifiers/file-name-unprintable'],
    ['a\r\nContent-Type: x', 'identifiers/file-name-unprintable'],
    ['a\u007F.pdf', 'identifiers/file-name-unprintable'],
    ['a\u0085.pdf', 'identifiers/file-name-unprintable'],
    ['hoa_don\u202Efdp.exe', 'identifiers/file-name-unprintable'],
    ['a\u2066b.pdf', 'identifiers/file-name-unprintable'],
    ['a\uDC00.pdf', 'identifiers/file-name-unprintable'],
    ['CON', 'identifiers/file-name-reserved'],
    ['nul.pdf', 'identifiers/file-name-reserved'],
    ['com1.tar.gz', 'identifiers/file-name-reserved'],
    ['LPT¹', 'identifiers/file-name-reserved'],
    ['aux .txt', 'identifiers/file-name-reserved'],
    ['a.pdf ', 'identifiers/file-name-reserved'],
    ['a.pdf.', 'identifiers/file-name-reserved'],
    [' a.pdf', 'identifiers/file-name-reserved'],
    ['x'.repeat(FILE_NAME_MAX_LENGTH + 1), 'identifiers/file-name-too-long'],
  ])('refuses %j with %s', (text, code) => {
    expect(parseFileName(text)).toEqual({ ok: false, refusal: { code } });
  });

  it('is one segment without control characters, whatever is tried', () => {
    const nasty = fc.constantFrom('/', '\\', '..', '\0', '\n', '\u202E', ':', 'a', '.', ' ', 'Đ', 'con');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (text) => {
          if (!isFileName(text)) return;
          expect(text).not.toMatch(/[/\\:\p{Cc}\u202E]/u);
          expect(['', '.', '..']).not.toContain(text);
          expect(text.trim()).toBe(text);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('a content hash', () => {
  it('is 64 lower-case hexadecimal digits', () => {
    expect(parseContentHash('0a'.repeat(32))).toEqual({ ok: true, value: '0a'.repeat(32) });
  });

  it.each(['', '0a'.repeat(31), '0A'.repeat(32), '0g'.repeat(32), `${'0a'.repeat(32)}\n`, `sha256:${'0a'.repeat(32)}`])(
    'is not %j',
    (text) => {
      expect(parseContentHash(text)).toEqual({ ok: false, refusal: { code: 'identifiers/content-hash-malformed' } });
      expect(isContentHash(text)).toBe(false);
    },
  );
});
