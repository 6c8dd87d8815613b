import type { Instant } from '@lienthong/kernel';
import { dueDate } from '../due/due-date.js';
import { workedMinutes } from '../due/elapsed.js';
import { createCalendarHistory } from '../history/known-calendar.js';
import { parseDecisions } from '../history/parse-decisions.js';
import { parseHours } from './parse-hours.js';
import { createWorkingTime, createWorkingTimes } from './working-time.js';

const local = (text: string): Instant => new Date(`${text.replace(' ', 'T')}:00+07:00`).toISOString() as Instant;

const decisions = parseDecisions([
  { id: 'bao', knownOn: '2026-03-03', source: 'Công điện 1', closures: [{ date: '2026-03-04', name: 'bão' }] },
]);
const week = (from: string, closes: string) => ({
  from,
  source: 'Quyết định 1',
  days: {
    'mon-fri': [
      { opens: '08:00', closes: '11:00' },
      { opens: '13:00', closes },
    ],
  },
});
const hours = parseHours([
  { id: 'a', name: 'A', versions: [week('2026-01-01', '16:00'), week('2026-03-10', '18:00')] },
]);
if (!decisions.ok || !hours.ok || hours.value[0] === undefined) throw new TypeError('data');
const history = createCalendarHistory(decisions.value);
const [unit] = hours.value;
const time = createWorkingTime(history.knownAt(local('2026-03-03 08:00')), unit);

const due = (received: string, amount: number): Instant =>
  dueDate(time, { receivedAt: local(received), limit: { unit: 'working-days', amount } }).due;

describe('the working time of a unit', () => {
  it('has the hours of its own day: a due date in the new hours ends with them', () => {
    expect(due('2026-03-06 09:00', 1)).toBe(local('2026-03-09 16:00'));
    expect(due('2026-03-06 09:00', 2)).toBe(local('2026-03-10 18:00'));
  });

  it('leaves out a day that was closed, once that is known', () => {
    expect(due('2026-03-03 09:00', 1)).toBe(local('2026-03-05 16:00'));
    const before = createWorkingTime(history.knownAt(local('2026-03-02 08:00')), unit);
    const request = { receivedAt: local('2026-03-03 09:00'), limit: { unit: 'working-days', amount: 1 } as const };
    expect(dueDate(before, request).due).toBe(local('2026-03-04 16:00'));
  });

  it('begins where the unit’s first hours begin', () => {
    expect(due('2025-12-01 09:00', 0)).toBe(local('2026-01-01 16:00'));
  });

  it('answers for an earlier day after a later one was asked for', () => {
    expect(due('2030-01-02 09:00', 0)).toBe(local('2030-01-02 18:00'));
    expect(due('2026-02-03 09:00', 0)).toBe(local('2026-02-03 16:00'));
  });

  it('is laid out once for the same calendar and hours', () => {
    const times = createWorkingTimes();
    const calendar = history.knownAt(local('2026-03-03 08:00'));
    expect(times(calendar, unit)).toBe(times(calendar, unit));
    expect(times(history.knownAt(local('2026-03-02 08:00')), unit)).not.toBe(times(calendar, unit));
  });
});

describe('time worked', () => {
  it.each([
    ['2026-03-02 08:30', '2026-03-02 09:15', 45],
    ['2026-03-02 10:30', '2026-03-02 13:30', 60],
    ['2026-03-02 15:00', '2026-03-05 09:00', 60 + 360 + 60],
    ['2026-03-07 08:00', '2026-03-08 20:00', 0],
    ['2026-03-02 09:00', '2026-03-02 08:00', 0],
    ['2026-03-02 06:00', '2026-03-02 08:30', 30],
  ])('from %s to %s is %i minutes', (from, to, minutes) => {
    expect(workedMinutes(time, local(from), local(to))).toBe(minutes);
  });
});
