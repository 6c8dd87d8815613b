import type { AgencyId } from '@lienthong/identifiers';
import type { Instant } from '@lienthong/kernel';
import { dailyOf, dailyRun, dayDue, isDueSince } from './daily.js';
import type { Daily } from './daily.js';

const daily: Daily = {
  agency: 'H49.204' as AgencyId,
  vocabulary: 'portal',
  atMinute: 6 * 60,
  url: 'https://mot-cua.example/ho-so',
  complete: true,
};
/** Of Việt Nam. */
const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;

describe('a daily comparison', () => {
  it('is due from its time of the day on', () => {
    expect(dayDue(daily, local('2026-03-03 05:59'))).toBe('2026-03-02');
    expect(dayDue(daily, local('2026-03-03 06:00'))).toBe('2026-03-03');
    expect(dayDue(daily, local('2026-03-03 23:59'))).toBe('2026-03-03');
  });

  it('has one name for a day, so that a restart finds it begun', () => {
    expect(dailyRun(daily, dayDue(daily, local('2026-03-03 06:00')))).toBe('H49.204:portal:2026-03-03');
    expect(dailyRun(daily, dayDue(daily, local('2026-03-03 18:00')))).toBe('H49.204:portal:2026-03-03');
  });

  it('that was set in the afternoon begins the next morning', () => {
    const setAt = local('2026-03-03 14:00');
    expect(isDueSince(daily, setAt, local('2026-03-03 15:00'))).toBe(false);
    expect(isDueSince(daily, setAt, local('2026-03-04 06:00'))).toBe(true);
  });

  it('is what was set last, until it is ended', () => {
    const set = { type: 'DailyReconciliationSet', data: daily } as const;
    const later = { type: 'DailyReconciliationSet', data: { ...daily, atMinute: 60 } } as const;
    expect(dailyOf([set, later])?.atMinute).toBe(60);
    expect(dailyOf([set, { type: 'DailyReconciliationEnded', data: { agency: daily.agency } }])).toBeUndefined();
  });
});
