import { instantOf } from '@lienthong/kernel';
import type { Instant } from '@lienthong/kernel';
import { createWorkingTime } from '../hours/working-time.js';
import { loadCalendarHistory, loadCommonHours } from '../shipped.js';
import { dueDate } from './due-date.js';
import { workedBefore } from './worked-before.js';

const history = await loadCalendarHistory();
const hours = (await loadCommonHours()).get('gio-hanh-chinh');
if (hours === undefined) throw new TypeError('hours');
const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;
const time = createWorkingTime(history.knownAt(local('2026-11-27 00:00')), hours);

describe('the moment from which working hours are over', () => {
  it.each([
    // 07:30–11:30 and 13:30–17:00; eight hours are one working day, whatever its sessions add up to.
    ['2026-03-03 10:00', 2, '2026-03-03 08:00'],
    ['2026-03-03 14:00', 2, '2026-03-03 10:00'],
    ['2026-03-03 10:00', 8, '2026-03-02 10:00'],
    ['2026-03-02 09:30', 8, '2026-02-27 09:30'],
  ])('at %s, %i hours: %s', (at, count, from) => {
    expect(workedBefore(time, local(at), count)).toBe(local(from));
  });

  it('reaches over Tết', () => {
    const from = workedBefore(time, local('2026-02-23 09:30'), 8);
    expect(from.slice(0, 10)).toBe('2026-02-13');
  });

  it('is the last one whose hours are over', () => {
    const at = local('2026-05-05 15:12');
    const from = workedBefore(time, at, 12);
    const due = (moment: Instant) =>
      dueDate(time, { receivedAt: moment, limit: { unit: 'working-hours', amount: 12 } }).due;
    expect(due(from) <= at).toBe(true);
    expect(due(instantOf(new Date(Date.parse(from) + 1))) > at).toBe(true);
  });
});
