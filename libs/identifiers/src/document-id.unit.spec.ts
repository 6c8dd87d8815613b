import fc from 'fast-check';
import { DOCUMENT_ID_MAX_LENGTH, isDocumentId, parseDocumentId } from './document-id.js';

describe('a document id', () => {
  it('is read as organ, date, number and notation', () => {
    expect(parseDocumentId('000.00.00.G22,2015/09/30,7816/VPCP-TTĐT')).toEqual({
      ok: true,
      value: {
        form: 'standard',
        id: '000.00.00.G22,2015/09/30,7816/VPCP-TTĐT',
        organ: '000.00.00.G22',
        date: '2015-09-30',
        number: '7816',
        notation: 'VPCP-TTĐT',
      },
    });
  });

  it('ends the number at the first slash, since notations hold slashes', () => {
    expect(parseDocumentId('H53.11,2026/01/02,12/QĐ/STC')).toMatchObject({
      value: { form: 'standard', number: '12', notation: 'QĐ/STC' },
    });
  });

  it.each([
    ['a bare UUID', 'f47ac10b-58cc-4372-a567-0e02b2c3d479'],
    ['an impossible date', '000.00.00.G22,2014/02/30,7806/VPCP-TTĐT'],
    ['a text for a code', 'Văn phòng,2015/09/30,7816/VPCP'],
    ['no notation', '000.00.00.G22,2015/09/30,7816'],
    ['a slash and nothing else of the form', '123/45/6'],
    ['an explanation behind', '000.00.00.G22,30-09-2015,7816/VPCP (mã của văn bản)'],
  ])('takes %s in free form: it still identifies', (_, text) => {
    expect(parseDocumentId(text)).toEqual({ ok: true, value: { form: 'free', id: text } });
  });

  it.each([
    ['', 'identifiers/document-id-empty'],
    ['  ', 'identifiers/document-id-empty'],
    ['a\u0000b', 'identifiers/document-id-unprintable'],
    ['a\nb', 'identifiers/document-id-unprintable'],
    ['a\u202Eb', 'identifiers/document-id-unprintable'],
    ['a\u2028b', 'identifiers/document-id-unprintable'],
    ['\uD800', 'identifiers/document-id-unprintable'],
    [' G22,2015/09/30,1/A', 'identifiers/document-id-unprintable'],
  ])('refuses %j', (text, code) => {
    expect(parseDocumentId(text)).toEqual({ ok: false, refusal: { code } });
    expect(isDocumentId(text)).toBe(false);
  });

  it('takes 255 characters and not one more, whatever their bytes', () => {
    expect(isDocumentId('Đ'.repeat(DOCUMENT_ID_MAX_LENGTH))).toBe(true);
    expect(isDocumentId('😀'.repeat(DOCUMENT_ID_MAX_LENGTH))).toBe(true);
    expect(parseDocumentId('Đ'.repeat(DOCUMENT_ID_MAX_LENGTH + 1))).toEqual({
      ok: false,
      refusal: { code: 'identifiers/document-id-too-long', params: { max: 255 } },
    });
  });

  it('is never changed by reading, and puts itself together again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const parsed = parseDocumentId(text);
        if (parsed.ok) expect(parsed.value.id).toBe(text);
      }),
    );
    const parts = fc.tuple(
      fc.constantFrom('G22', '000.00.11.H53', '28.22.H17'),
      fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      fc.stringMatching(/^[0-9]{1,11}$/),
      fc.stringMatching(/^[A-ZĐ/-]{1,30}$/),
    );
    fc.assert(
      fc.property(parts, ([organ, day, number, notation]) => {
        const date = day.toISOString().slice(0, 10);
        const id = `${organ},${date.replaceAll('-', '/')},${number}/${notation}`;
        expect(parseDocumentId(id)).toEqual({
          ok: true,
          value: { form: 'standard', id, organ, date, number, notation },
        });
      }),
    );
  });
});
