import { parseDocumentNotation, parseDocumentNumber } from './document-code.js';

describe('the number and the notation of a document', () => {
  it.each(['7816', '12a', '01', '12345678901'])('takes the number %s', (text) => {
    expect(parseDocumentNumber(text)).toEqual({ ok: true, value: text });
  });

  it.each(['', ' ', '123456789012', '1\t2', ' 1', '1 '])('refuses the number %j', (text) => {
    expect(parseDocumentNumber(text)).toEqual({
      ok: false,
      refusal: { code: 'identifiers/document-number-malformed' },
    });
  });

  it.each(['VPCP-TTĐT', 'QĐ/UBND', 'Đ'.repeat(30)])('takes the notation %s', (text) => {
    expect(parseDocumentNotation(text)).toEqual({ ok: true, value: text });
  });

  it.each(['', 'Đ'.repeat(31), 'A\u202EB', 'A\r\nB'])('refuses the notation %j', (text) => {
    expect(parseDocumentNotation(text)).toEqual({
      ok: false,
      refusal: { code: 'identifiers/document-notation-malformed' },
    });
  });
});
