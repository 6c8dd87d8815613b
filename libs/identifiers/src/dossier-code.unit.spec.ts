import fc from 'fast-check';
import { isDossierCode, parseDossierCode } from './dossier-code.js';
import { isProcedureCode, parseProcedureCode } from './procedure-code.js';

describe('a dossier code', () => {
  it.each([
    ['H15.50.05.13-261008-0975', 'H15.50.05.13', '2026-10-08', '0975'],
    ['000.00.11.H53-240229-12345', '000.00.11.H53', '2024-02-29', '12345'],
    ['G15-250701-150001', 'G15', '2025-07-01', '150001'],
  ])('%s tells agency, day of reception and serial', (code, agency, receivedOn, serial) => {
    expect(parseDossierCode(code)).toEqual({ ok: true, value: { code, agency, receivedOn, serial } });
  });

  it.each([
    '',
    'H15-261008',
    'H15-261008-123',
    'h15-261008-0975',
    'H15-20261008-0975',
    'H15-261008-0975-1',
    'XX-261008-0975',
    '0100109106-261008-0975',
    'H15-261008-09 75',
  ])('refuses %j, and mends nothing', (text) => {
    expect(parseDossierCode(text)).toEqual({ ok: false, refusal: { code: 'identifiers/dossier-code-malformed' } });
  });

  it.each(['H15-250229-0975', 'H15-261301-0975', 'H15-260100-0975'])('refuses the impossible day in %s', (text) => {
    expect(parseDossierCode(text)).toEqual({ ok: false, refusal: { code: 'identifiers/dossier-code-date' } });
  });

  it('is its parts put together', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40, unit: 'binary' }), (text) => {
        const parsed = parseDossierCode(text);
        if (!parsed.ok) return;
        const { agency, receivedOn, serial } = parsed.value;
        expect(`${agency}-${receivedOn.slice(2).replaceAll('-', '')}-${serial}`).toBe(text);
      }),
    );
    expect(isDossierCode('H15.50.05.13-261008-0975')).toBe(true);
  });
});

describe('a procedure code', () => {
  it.each(['2.000986', '1.011733'])('takes the national %s', (code) => {
    expect(parseProcedureCode(code)).toEqual({ ok: true, value: { code, national: code } });
  });

  it('tells the province of a local one', () => {
    expect(parseProcedureCode('2.000815.000.00.00.H55')).toEqual({
      ok: true,
      value: { code: '2.000815.000.00.00.H55', national: '2.000815', local: '000.00.00.H55' },
    });
  });

  it.each(['', '2.00098', '2.0009866', '22.000986', '2.000815.', '2.000815.H55', '2-000986', 'a.000986'])(
    'refuses %j',
    (text) => {
      expect(parseProcedureCode(text)).toEqual({
        ok: false,
        refusal: { code: 'identifiers/procedure-code-malformed' },
      });
      expect(isProcedureCode(text)).toBe(false);
    },
  );
});
