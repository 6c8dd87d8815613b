import type { Instant } from '@lienthong/kernel';
import { dateOf, dayNumber, isRestDay } from './days/civil-day.js';
import type { KnownCalendar } from './history/known-calendar.js';
import { local } from './testing/vietnam.js';
import { loadCalendarHistory, loadCommonHours } from './shipped.js';

const history = await loadCalendarHistory();
const today = history.knownAt('2026-11-27T00:00:00.000Z' as Instant);

/** Days that differ from the week: off though a weekday, or at work though a Saturday or Sunday. */
const differing = (calendar: KnownCalendar, year: number) => {
  const off: string[] = [];
  const works: string[] = [];
  for (let day = dayNumber(year, 1, 1); day < dayNumber(year + 1, 1, 1); day += 1) {
    const special = calendar.specialOn(day);
    if (special?.is === 'off' && !isRestDay(day)) off.push(dateOf(day).slice(5));
    if (special?.is === 'works') works.push(dateOf(day).slice(5));
  }
  return { off, works };
};

describe('the shipped calendar', () => {
  // Written out by hand from the acts and from what state offices announced.
  it.each([
    [
      2024,
      ['01-01', '02-08', '02-09', '02-12', '02-13', '02-14', '04-18', '04-29', '04-30', '05-01', '09-02', '09-03'],
      ['05-04'],
    ],
    [
      2025,
      ['01-01', '01-27', '01-28', '01-29', '01-30', '01-31', '04-07', '04-30', '05-01', '05-02', '09-01', '09-02'],
      ['04-26'],
    ],
    [
      2026,
      [
        '01-01',
        '01-02',
        '02-16',
        '02-17',
        '02-18',
        '02-19',
        '02-20',
        '04-27',
        '04-30',
        '05-01',
        '08-31',
        '09-01',
        '09-02',
        '11-24',
      ],
      ['01-10', '08-22'],
    ],
  ])('has the weekdays off and the rest days at work of %s', (year, off, works) => {
    expect(differing(today, year)).toEqual({ off, works });
    expect(today.isProvisional(year)).toBe(false);
  });

  it('takes the law’s own days for a year that nobody has decided, and says that they are provisional', () => {
    // 2027: Tết on Saturday 6 February, so Friday to Tuesday, and Wednesday and Thursday for the weekend in it; 30 April is a
    // Friday, 1 May a Saturday, made up on Monday; 1 and 2 September are Wednesday and Thursday.
    expect(differing(today, 2027)).toEqual({
      off: ['01-01', '02-05', '02-08', '02-09', '02-10', '02-11', '04-16', '04-30', '05-03', '09-01', '09-02', '11-24'],
      works: [],
    });
    expect(today.isProvisional(2027)).toBe(true);
  });

  it('knows a decision from the midnight of its day on, and no sooner', () => {
    const before = history.knownAt('2025-12-24T16:59:59.999Z' as Instant);
    const after = history.knownAt(local('2025-12-25 00:00'));
    expect([before.version, after.version]).toEqual([5, 6]);
    expect(differing(before, 2026).off).not.toContain('01-02');
    expect(differing(after, 2026)).toMatchObject({ off: expect.arrayContaining(['01-02']) as string[] });
  });

  it('gives every version again by its number, and none that does not exist yet', () => {
    expect(history.version(5)).toBe(history.knownAt(local('2025-12-01 00:00')));
    expect(history.version(history.decisions.length + 1)).toBeUndefined();
    expect(history.version(-1)).toBeUndefined();
  });

  it('names a source for each decision and each unit’s hours, and says what was not checked', async () => {
    for (const { source } of history.decisions) expect(source).toMatch(/\d/);
    expect(history.decisions.filter(({ assumed }) => assumed !== undefined).map(({ id }) => id)).toEqual([
      'nghi-le-2026',
      'ngay-van-hoa',
    ]);
    expect([...(await loadCommonHours()).keys()]).toEqual([
      'gio-hanh-chinh',
      'sang-thu-bay-giai-quyet',
      'sang-thu-bay-tiep-nhan',
    ]);
  });
});
