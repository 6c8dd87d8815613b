import fc from 'fast-check';
import { contentDispositionOf } from './content-disposition.js';

describe('contentDispositionOf', () => {
  it('is one well-formed header value for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        expect(contentDispositionOf(name)).toMatch(
          /^attachment; filename="[^"\\\u0000-\u001f\u007f-\uffff]*"; filename\*=UTF-8''(?:[\w.~!#$&+^`|-]|%[0-9A-F]{2})+$/,
        );
      }),
    );
  });

  it('keeps a Vietnamese name, and a readable one for old readers', () => {
    expect(contentDispositionOf('Đơn đề nghị.pdf')).toBe(
      'attachment; filename="Don de nghi.pdf"; filename*=UTF-8\'\'%C4%90%C6%A1n%20%C4%91%E1%BB%81%20ngh%E1%BB%8B.pdf',
    );
  });

  it.each(['', '   ', '\u202e'])('gives a name to what has none: %j', (name) => {
    expect(contentDispositionOf(name)).toMatch(/filename="(?:attachment|_)"/);
  });
});
