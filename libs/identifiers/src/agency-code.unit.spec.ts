import fc from 'fast-check';
import { isAgencyCode, isAgencyId, parseAgencyCode, parseAgencyId } from './agency-code.js';
import { isGuide2803AgencyCode, parseGuide2803AgencyCode } from './agency-code.guide2803.js';
import { isQcvn102AgencyCode, parseQcvn102AgencyCode } from './agency-code.qcvn102.js';
import { isQd20AgencyCode, parseQd20AgencyCode } from './agency-code.qd20.js';

const refusal = { ok: false, refusal: { code: 'identifiers/agency-code-malformed' } };

describe('an agency code of Decision 20/2020', () => {
  it.each([
    ['G22', 1],
    ['G12.18', 2],
    ['H37.02.02', 3],
    ['H37.DN.001', 3],
    ['H15.50.05.13', 4],
    ['H55.242', 2],
    ['A01', 1],
    ['Y99', 1],
  ])('reads %s with its depth from the left', (text, level) => {
    expect(parseAgencyCode(text)).toEqual({
      ok: true,
      value: { code: text, generation: 'qd20', holder: 'agency', groups: text.split('.'), level, centre: false },
    });
    expect(parseQd20AgencyCode(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['0100109106', 'business'],
    ['0100109106001', 'business'],
    ['Z01', 'other'],
    ['Z99.ABC', 'other'],
  ])('tells the holder of %s: %s', (text, holder) => {
    expect(parseAgencyCode(text)).toMatchObject({ ok: true, value: { generation: 'qd20', holder } });
  });

  it.each([
    '',
    'G2',
    'G222',
    'g22',
    'Z00',
    '00G',
    'G22.',
    '.G22',
    'G22..01',
    'G22.đ',
    'G22 ',
    ' G22',
    'G22\n',
    'G22-01',
    'null',
    '\u200BG22',
    'G22.' + 'A'.repeat(32),
    '012345678',
    '01234567890',
    'Ｇ22',
    'G２2',
  ])('refuses %j', (text) => {
    expect(parseAgencyCode(text)).toEqual(refusal);
    expect(parseQd20AgencyCode(text)).toEqual(refusal);
    expect(isQd20AgencyCode(text)).toBe(false);
  });

  it('takes 35 characters and not one more', () => {
    expect(isAgencyCode('G22.' + 'A'.repeat(31))).toBe(true);
    expect(isAgencyCode('G22.' + 'A'.repeat(32))).toBe(false);
    expect(isAgencyCode('Z01.' + 'A'.repeat(31))).toBe(true);
    expect(isAgencyCode('Z01.' + 'A'.repeat(32))).toBe(false);
  });
});

describe('an agency code of QCVN 102:2016', () => {
  it.each([
    ['000.00.00.G22', ['G22']],
    ['000.00.11.H53', ['H53', '11']],
    ['000.05.07.G11', ['G11', '07', '05']],
    ['001.01.07.H53', ['H53', '07', '01', '001']],
    ['001.00.07.H53', ['H53', '07', '00', '001']],
    ['000.00.00.HA1', ['HA1']],
  ])('reads %s from right to left', (text, groups) => {
    expect(parseAgencyCode(text)).toEqual({
      ok: true,
      value: { code: text, generation: 'qcvn102', holder: 'agency', groups, level: groups.length, centre: false },
    });
    expect(parseQcvn102AgencyCode(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    '000.00.00.22G',
    '00.00.00.G22',
    '000.00.G22',
    '000.00.00.g22',
    '000.00.00.G22.',
    '000-00-00-G22',
    '000.00.00.G22(mã)',
  ])('refuses %s', (text) => {
    expect(parseQcvn102AgencyCode(text)).toEqual(refusal);
    expect(isQcvn102AgencyCode(text)).toBe(false);
    expect(isAgencyCode(text)).toBe(false);
  });
});

describe('an agency code of guide 2803', () => {
  it.each([
    ['28.22.H17', ['H17', '22', '28']],
    ['01.02.G22', ['G22', '02', '01']],
    ['00.02.G22', ['G22', '02']],
  ])('reads %s from right to left', (text, groups) => {
    expect(parseAgencyCode(text)).toEqual({
      ok: true,
      value: { code: text, generation: 'guide2803', holder: 'agency', groups, level: groups.length, centre: false },
    });
    expect(parseGuide2803AgencyCode(text)).toEqual({ ok: true, value: text });
  });

  it.each(['28.H17', '028.22.H17', '28.22.H1', '28.22.17H'])('refuses %s', (text) => {
    expect(parseGuide2803AgencyCode(text)).toEqual(refusal);
    expect(isGuide2803AgencyCode(text)).toBe(false);
  });
});

describe('any agency code', () => {
  it.each(['14.00.W00', '000.00.14.W00', 'W00'])('flags the exchange centre %s, which is never a recipient', (text) => {
    expect(parseAgencyCode(text)).toMatchObject({ ok: true, value: { centre: true } });
  });

  it('takes for an agency id what has the form of a code, and nothing else', () => {
    expect(parseAgencyId('H53')).toEqual({ ok: true, value: 'H53' });
    expect(parseAgencyId('H5')).toEqual(refusal);
    expect(isAgencyId('000.00.11.H53')).toBe(true);
  });

  it('belongs to one generation only', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    const level1 = fc.stringMatching(/^[A-Y]\d{2}$/);
    const anyCode = fc.oneof(
      fc.tuple(digits(3), digits(2), digits(2), level1).map((groups) => groups.join('.')),
      fc.tuple(digits(2), digits(2), level1).map((groups) => groups.join('.')),
      fc
        .tuple(level1, fc.array(fc.stringMatching(/^[0-9A-Z]{1,3}$/), { maxLength: 4 }))
        .map(([top, rest]) => [top, ...rest].join('.')),
    );
    fc.assert(
      fc.property(anyCode, (text) => {
        const accepting = [isQd20AgencyCode, isQcvn102AgencyCode, isGuide2803AgencyCode].filter((is) => is(text));
        expect(accepting).toHaveLength(1);
        const parsed = parseAgencyCode(text);
        expect(parsed.ok && parsed.value.code).toBe(text);
      }),
    );
  });

  it('holds nothing but upper-case letters, digits and dots, within 35 characters', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z0-9. ]{0,40}$/)), (text) => {
        if (isAgencyCode(text)) expect(text).toMatch(/^[.0-9A-Z]{3,35}$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
