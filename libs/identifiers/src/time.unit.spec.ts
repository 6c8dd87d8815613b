import fc from 'fast-check';
import type { Instant } from '@lienthong/kernel';
import { formatWireDateTime, isInstant, localDateAt, parseInstant, parseWireDateTime, startOfDay } from './instant.js';
import { formatWireDate, parseLocalDate, parseWireDate } from './local-date.js';
import type { LocalDate } from './local-date.js';

const days = fc
  .date({ min: new Date('1976-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as LocalDate);

describe('a civil date', () => {
  it('is read from and written to the form of edXML', () => {
    expect(parseWireDate('2025/07/01')).toEqual({ ok: true, value: '2025-07-01' });
    expect(formatWireDate('2025-07-01' as LocalDate)).toBe('2025/07/01');
    expect(parseLocalDate('2024-02-29')).toEqual({ ok: true, value: '2024-02-29' });
  });

  it.each([
    '2014/02/30',
    '2023/02/29',
    '1900/02/29',
    '2025/13/01',
    '2025/00/10',
    '2025/04/31',
    '2025/01/00',
    '0000/01/01',
  ])('tells the impossible %s from the malformed', (text) => {
    expect(parseWireDate(text)).toEqual({ ok: false, refusal: { code: 'identifiers/date-impossible' } });
  });

  it.each(['', '30/09/2015', '2015-09-30', '2015/9/3', '2015/09/30 ', '2015/09/30T00:00', '20150930'])(
    'refuses %j',
    (text) => {
      expect(parseWireDate(text)).toEqual({ ok: false, refusal: { code: 'identifiers/date-malformed' } });
    },
  );

  it('knows the same days as the calendar of the runtime', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2500 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const text = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
          const real = new Date(Date.UTC(y, m - 1, d)).toISOString().startsWith(text);
          expect(parseLocalDate(text).ok).toBe(real);
        },
      ),
    );
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-22T08:02:03+07:00', '2026-11-22T01:02:03.000Z'],
    ['2026-11-22T01:02:03.004Z', '2026-11-22T01:02:03.004Z'],
    ['2026-11-22T01:02:03.0049999Z', '2026-11-22T01:02:03.004Z'],
  ])('takes %s to %s', (text, instant) => {
    expect(parseInstant(text)).toEqual({ ok: true, value: instant });
  });

  it.each([
    '',
    '2026-11-22',
    '2026-11-22T01:02:03',
    '2026-11-22 01:02:03Z',
    '2026-11-22T24:00:00Z',
    '2026-11-22T01:02:60Z',
    '2026-11-22T01:02:03+24:00',
    'now',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toEqual({ ok: false, refusal: { code: 'identifiers/instant-malformed' } });
  });

  it('refuses a day that never was', () => {
    expect(parseInstant('2026-02-29T00:00:00Z')).toEqual({
      ok: false,
      refusal: { code: 'identifiers/date-impossible' },
    });
    expect(parseWireDateTime('2014/02/30 10:00:00')).toEqual({
      ok: false,
      refusal: { code: 'identifiers/date-impossible' },
    });
  });

  it('is canonical only in UTC with milliseconds', () => {
    expect(isInstant('2026-11-22T01:02:03.004Z')).toBe(true);
    expect(isInstant('2026-11-22T01:02:03Z')).toBe(false);
  });

  it('is read from the local time of edXML, which has no zone', () => {
    expect(parseWireDateTime('2025/07/01 00:00:00')).toEqual({ ok: true, value: '2025-06-30T17:00:00.000Z' });
    expect(formatWireDateTime('2025-06-30T17:00:00.999Z' as Instant)).toBe('2025/07/01 00:00:00');
    expect(parseWireDateTime('2025/07/01 24:00:00')).toEqual({
      ok: false,
      refusal: { code: 'identifiers/instant-malformed' },
    });
  });
});

describe('the civil day in Việt Nam', () => {
  it('begins at 17:00 UTC of the day before', () => {
    expect(startOfDay('2025-07-01' as LocalDate)).toBe('2025-06-30T17:00:00.000Z');
    expect(localDateAt('2025-06-30T16:59:59.999Z' as Instant)).toBe('2025-06-30');
    expect(localDateAt('2025-06-30T17:00:00.000Z' as Instant)).toBe('2025-07-01');
  });

  it('holds from its first moment to its last, as the zone database says', () => {
    const zoned = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
    fc.assert(
      fc.property(days, (day) => {
        const first = startOfDay(day);
        const last = new Date(Date.parse(first) + 86_400_000 - 1).toISOString() as Instant;
        expect([localDateAt(first), localDateAt(last)]).toEqual([day, day]);
        expect(zoned.format(new Date(first))).toBe(day);
      }),
    );
  });
});
