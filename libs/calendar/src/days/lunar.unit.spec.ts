import { dateOf } from './civil-day.js';
import { lunarDay } from './lunar.js';

/** Published dates; 2007 and 2030 are years in which China’s new year is a day later. */
const NEW_YEARS = [
  '2006-01-29', '2007-02-17', '2015-02-19', '2020-01-25', '2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10',
  '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-02',
]; // prettier-ignore

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });

describe('the Vietnamese lunar calendar', () => {
  it.each(NEW_YEARS)('begins a year on %s', (date) => {
    expect(dateOf(lunarDay(Number(date.slice(0, 4)), 1, 1))).toBe(date);
  });

  it.each(['2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26', '2027-04-16'])(
    'has the kings’ day, the tenth of the third month, on %s',
    (date) => {
      expect(dateOf(lunarDay(Number(date.slice(0, 4)), 3, 10))).toBe(date);
    },
  );

  it('takes the first of a doubled month: the sixth month of 2025 was followed by its leap month', () => {
    expect(dateOf(lunarDay(2025, 6, 1))).toBe('2025-06-25');
    expect(dateOf(lunarDay(2025, 7, 1))).toBe('2025-08-23');
  });

  it('is the runtime’s Chinese calendar, or a day before it where the hour between the zones decides', () => {
    // The runtime’s own moons are some minutes off, so a new moon that close to midnight (2027, 2030) says nothing.
    const earlier: number[] = [];
    for (let year = 1970; year <= 2060; year += 1) {
      const newYear = lunarDay(year, 1, 1);
      const later = [0, 1].find((days) => chinese.format(new Date((newYear + days) * 86_400_000)) === '1/1');
      // In 1985 Việt Nam’s year began a month before China’s: the leap month fell elsewhere.
      if (later === undefined) expect(year).toBe(1985);
      if (later === 1) earlier.push(year);
    }
    expect(earlier).toContain(2007);
    expect(earlier.length).toBeLessThan(5);
    expect(dateOf(lunarDay(1985, 1, 1))).toBe('1985-01-21');
  });
});
