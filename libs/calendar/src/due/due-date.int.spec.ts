import { inVietnam, loadVietnam, local } from '../testing/vietnam.js';
import type { Hours } from '../testing/vietnam.js';
import { dueDate } from './due-date.js';
import type { DueRequest, Stop } from './due-date.js';
import { parseLimit } from './limit.js';

const vietnam = await loadVietnam();

const limitOf = (text: string): DueRequest['limit'] => {
  const limit = parseLimit(text);
  if (!limit.ok) throw new TypeError(text);
  return limit.value;
};

const due = (
  received: string,
  limit: string,
  known = '2026-11-27',
  hours: Hours = 'gio-hanh-chinh',
  more = {},
): string =>
  inVietnam(
    dueDate(vietnam.knownOn(known, hours), { receivedAt: local(received), limit: limitOf(limit), ...more }).due,
  );

/*
 * Worked out by hand with a wall calendar. Sessions: 07:30–11:30, 13:30–17:00.
 *
 * across 31 December (2026 begins on a Thursday; Friday 2 January was swapped for Saturday 10 January)
 *   Wed 31/12/2025 + 1 day: Thu 1/1 off, Fri 2/1 off, Mon 5/1 counts                                      → Mon 5/1 17:00
 *   Wed 31/12/2025 + 6 days: 5, 6, 7, 8, 9 January are five, Saturday 10/1 works and is the sixth         → Sat 10/1 17:00
 * across Tết 2026 (Mon 16 – Fri 20 February off)
 *   Thu 12/2 + 2 days: Fri 13 is one, 14–22 off, Mon 23 is two                                            → Mon 23/2 17:00
 *   Fri 13/2 16:00 + 2 hours: 60 minutes to 17:00, 60 from Mon 23/2 07:30                                 → Mon 23/2 08:30
 * across Tết 2024 (Thu 8 – Wed 14 February off: two of the days made up for a weekend)
 *   Wed 7/2 + 1 day                                                                                       → Thu 15/2 17:00
 * swapped Saturdays
 *   Fri 26/4/2024 + 2 days: Mon 29 (swapped), Tue 30, Wed 1/5 off; Thu 2 is one, Fri 3 two                → Fri 3/5 17:00
 *   Fri 26/4/2024 + 3 days: Sat 4/5 works                                                                 → Sat 4/5 17:00
 *   Thu 20/8/2026 + 2 days: Fri 21, Sat 22 works                                                          → Sat 22/8 17:00
 *   Fri 28/8/2026 + 1 day: Mon 31/8, Tue 1/9, Wed 2/9 off                                                 → Thu 3/9 17:00
 * 24 November, a holiday since 2026
 *   Mon 23/11/2026 + 1 day → Wed 25/11; the year before Mon 24/11/2025 + 1 day                            → Tue 25/11/2025
 * Sunday 26/4/2026 is the kings’ day: Monday 27/4 is off for it
 *   Fri 24/4/2026 + 1 day                                                                                 → Tue 28/4 17:00
 * halves
 *   Tue 3/3/2026 08:00 + 1 half: the afternoon                                                            → Tue 17:00
 *   Tue 3/3/2026 14:00 + 1 half: the next morning                                                         → Wed 4/3 11:30
 *   Fri 6/3/2026 14:00 + 5 halves: Mon a.m., p.m., Tue a.m., p.m., Wed a.m.                               → Wed 11/3 11:30
 * hours: 8 are a day though the sessions have 7½
 *   Tue 3/3/2026 10:00 + 8 hours                                                                          → Wed 4/3 10:00
 *   Tue 3/3/2026 07:30 + 8 hours: the whole day                                                           → Tue 3/3 17:00
 *   Tue 3/3/2026 11:00 + 2 hours: 30 minutes to 11:30, 90 from 13:30                                      → Tue 3/3 15:00
 *   Tue 3/3/2026 16:50 + 10 hours: Wed 16:50, 10 minutes to 17:00, 110 from Thu 07:30                     → Thu 5/3 09:20
 * calendar days
 *   Tue 3/3/2026 + 30 days: Thu 2/4                                                                       → Thu 2/4 17:00
 *   Tue 3/3/2026 + 4 days: Sat 7/3 is off, Mon 9/3                                                        → Mon 9/3 17:00
 *   Sun 18/1/2026 + 30 days, clock from Mon 19/1: Wed 18/2 is Tết, first working day Mon 23/2             → Mon 23/2 17:00
 * received outside the sessions
 *   Tue 3/3/2026 12:00 + 0 days: the afternoon of that day                                                → Tue 3/3 17:00
 *   Tue 3/3/2026 17:30 + 0 days → Wed 4/3; + 1 day, counted from Wed                                      → Thu 5/3 17:00
 *   Sat 7/3/2026 09:00 + 1 day, counted from Mon                                                          → Tue 10/3 17:00
 */
describe('a due date', () => {
  it.each([
    ['2025-12-31 10:00', '1d', '2026-01-05 17:00'],
    ['2025-12-31 10:00', '6d', '2026-01-10 17:00'],
    ['2026-02-12 10:00', '2d', '2026-02-23 17:00'],
    ['2026-02-13 16:00', '2h', '2026-02-23 08:30'],
    ['2024-02-07 10:00', '1d', '2024-02-15 17:00'],
    ['2024-04-26 10:00', '2d', '2024-05-03 17:00'],
    ['2024-04-26 10:00', '3d', '2024-05-04 17:00'],
    ['2026-08-20 10:00', '2d', '2026-08-22 17:00'],
    ['2026-08-28 10:00', '1d', '2026-09-03 17:00'],
    ['2026-11-23 10:00', '1d', '2026-11-25 17:00'],
    ['2025-11-24 10:00', '1d', '2025-11-25 17:00'],
    ['2026-04-24 10:00', '1d', '2026-04-28 17:00'],
    ['2026-03-03 08:00', '1hd', '2026-03-03 17:00'],
    ['2026-03-03 14:00', '1hd', '2026-03-04 11:30'],
    ['2026-03-06 14:00', '5hd', '2026-03-11 11:30'],
    ['2026-03-03 10:00', '8h', '2026-03-04 10:00'],
    ['2026-03-03 07:30', '8h', '2026-03-03 17:00'],
    ['2026-03-03 11:00', '2h', '2026-03-03 15:00'],
    ['2026-03-03 16:50', '10h', '2026-03-05 09:20'],
    ['2026-03-03 10:00', '30cd', '2026-04-02 17:00'],
    ['2026-03-03 10:00', '4cd', '2026-03-09 17:00'],
    ['2026-01-18 10:00', '30cd', '2026-02-23 17:00'],
    ['2026-03-03 12:00', '0d', '2026-03-03 17:00'],
    ['2026-03-03 17:30', '0d', '2026-03-04 17:00'],
    ['2026-03-03 17:30', '1d', '2026-03-05 17:00'],
    ['2026-03-07 09:00', '1d', '2026-03-10 17:00'],
  ])('received %s with %s is %s', (received, limit, expected) => {
    expect(due(received, limit)).toBe(expected);
  });

  describe('of an interlinked group', () => {
    const cutoff = { cutoff: 15 * 60 };

    it('counts at 15:00 from that day and a minute later from the next working day', () => {
      expect(due('2026-03-03 15:00', '0d', undefined, undefined, cutoff)).toBe('2026-03-03 17:00');
      expect(due('2026-03-03 15:01', '0d', undefined, undefined, cutoff)).toBe('2026-03-04 17:00');
      expect(due('2026-03-03 15:01', '2d', undefined, undefined, cutoff)).toBe('2026-03-06 17:00');
    });

    it('goes over a weekend and over Tết to find the next working day', () => {
      expect(due('2026-03-06 15:01', '0d', undefined, undefined, cutoff)).toBe('2026-03-09 17:00');
      expect(due('2026-02-13 15:20', '3d', undefined, undefined, cutoff)).toBe('2026-02-26 17:00');
    });
  });

  describe('where a counter is open on Saturday mornings', () => {
    // Fri 6/3/2026 + 1 day: Saturday morning is half a day, Monday morning the other; the day ends with Monday.
    // Fri 6/3/2026 + 10 days: Sat ½, Mon–Fri 5, Sat ½, Mon–Thu 4 = 10 on Thursday 19/3.
    it('counts a morning that works as half a day', () => {
      expect(due('2026-03-06 10:00', '1d', undefined, 'sang-thu-bay-giai-quyet')).toBe('2026-03-09 17:00');
      expect(due('2026-03-06 10:00', '10d', undefined, 'sang-thu-bay-giai-quyet')).toBe('2026-03-19 17:00');
      expect(due('2026-03-06 10:00', '10d')).toBe('2026-03-20 17:00');
      expect(due('2026-03-06 14:00', '1hd', undefined, 'sang-thu-bay-giai-quyet')).toBe('2026-03-07 11:30');
    });

    it('receives in a morning that works as on any day', () => {
      expect(due('2026-03-07 09:00', '0d', undefined, 'sang-thu-bay-giai-quyet')).toBe('2026-03-07 11:30');
      expect(due('2026-03-07 09:00', '1d', undefined, 'sang-thu-bay-giai-quyet')).toBe('2026-03-09 17:00');
    });

    it('lets a morning that only receives consume nothing', () => {
      const request = { receivedAt: local('2026-03-07 09:00'), limit: limitOf('1d') };
      expect(dueDate(vietnam.knownOn('2026-11-27', 'sang-thu-bay-tiep-nhan'), request)).toMatchObject({
        startReason: 'receiving-only',
        startsAt: local('2026-03-09 07:30'),
        due: local('2026-03-10 17:00'),
      });
      expect(due('2026-03-06 10:00', '10d', undefined, 'sang-thu-bay-tiep-nhan')).toBe('2026-03-20 17:00');
    });

    it('has the whole sessions of the day for which a Saturday is swapped', () => {
      expect(due('2026-08-21 14:00', '1hd', undefined, 'sang-thu-bay-giai-quyet')).toBe('2026-08-22 11:30');
      expect(due('2026-08-21 14:00', '2hd', undefined, 'sang-thu-bay-giai-quyet')).toBe('2026-08-22 17:00');
    });
  });

  describe('while the citizen has the dossier', () => {
    const stop = (from: string, to: string, then: Stop['then'] = 'shift'): Stop => ({
      from: local(from),
      to: local(to),
      then,
    });
    const stopped = (limit: string, ...stops: readonly Stop[]) =>
      due('2026-03-03 10:00', limit, undefined, undefined, { stops });

    it('moves by the working days that it waited, and not by a wait within one day', () => {
      // 3 days from Tue 3/3: Fri 6/3. Waited from Wed to Mon: three working days later, Wed 11/3.
      expect(stopped('3d', stop('2026-03-04 09:00', '2026-03-09 16:00'))).toBe('2026-03-11 17:00');
      expect(stopped('3d', stop('2026-03-04 09:00', '2026-03-04 16:00'))).toBe('2026-03-06 17:00');
    });

    it('moves by halves, by minutes of work, or by calendar days, as the limit counts', () => {
      expect(stopped('2hd', stop('2026-03-03 10:30', '2026-03-04 08:00'))).toBe('2026-03-05 11:30');
      expect(stopped('2h', stop('2026-03-03 10:30', '2026-03-03 14:00'))).toBe('2026-03-03 15:30');
      expect(stopped('10cd', stop('2026-03-05 10:00', '2026-03-09 10:00'))).toBe('2026-03-17 17:00');
    });

    it('is counted afresh from the supplement where the procedure says so', () => {
      expect(stopped('3d', stop('2026-03-04 09:00', '2026-03-09 16:00', 'afresh'))).toBe('2026-03-12 17:00');
    });

    it('adds up several waits, and leaves out one that began when it was late already', () => {
      const first = stop('2026-03-04 09:00', '2026-03-05 09:00');
      expect(stopped('3d', first, stop('2026-03-06 09:00', '2026-03-10 09:00'))).toBe('2026-03-11 17:00');
      expect(stopped('3d', stop('2026-03-09 09:00', '2026-03-10 09:00'))).toBe('2026-03-06 17:00');
    });
  });

  describe('printed before the calendar changed', () => {
    // On 20 December 2025 Friday 2 January 2026 was a working day like any other; on the 25th it was swapped.
    it('stays what it was under the calendar of its time, and can be computed under both', () => {
      expect(due('2025-12-31 10:00', '1d', '2025-12-20')).toBe('2026-01-02 17:00');
      expect(due('2025-12-31 10:00', '1d', '2025-12-26')).toBe('2026-01-05 17:00');
      expect(due('2025-12-31 10:00', '1d', '2025-12-20')).toBe('2026-01-02 17:00');
    });

    it('says of which version it is, and is provisional where a year’s holidays were not decided', () => {
      const request = { receivedAt: local('2025-09-30 10:00'), limit: limitOf('90d') };
      expect(dueDate(vietnam.knownOn('2025-09-30'), request)).toMatchObject({ version: 4, provisional: true });
      expect(dueDate(vietnam.knownOn('2025-10-17'), request)).toMatchObject({ version: 5, provisional: false });
    });
  });
});
