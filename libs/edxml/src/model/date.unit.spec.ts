import fc from 'fast-check';
import { dateArbitrary } from '../testing/arbitraries.js';
import { formatEdxmlDate, parseEdxmlDate } from './date.js';

const value = (text: string) => {
  const { date, defect } = parseEdxmlDate(text);
  return [date.kind === 'unread' ? date.raw : date.value, defect];
};

describe('dates of edXML', () => {
  it('reads what it writes, without defect', () => {
    fc.assert(
      fc.property(dateArbitrary, (date) => {
        expect(parseEdxmlDate(formatEdxmlDate(date))).toEqual({ date });
      }),
    );
  });

  it.each([
    ['2026/10/01', '2026-10-01', undefined],
    ['2026/10/01 08:09:10', '2026-10-01T08:09:10', undefined],
    ['2024/02/29', '2024-02-29', undefined],
    ['01/10/2026', '2026-10-01', 'form'],
    ['1/10/2026 8:09', '2026-10-01T08:09:00', 'form'],
    ['2026-10-01T08:09:10.123', '2026-10-01T08:09:10', 'form'],
    ['2026/02/29', '2026/02/29', 'impossible'],
    ['2014/02/30', '2014/02/30', 'impossible'],
    ['2026/13/01', '2026/13/01', 'impossible'],
    ['00/10/2026', '00/10/2026', 'impossible'],
    ['2026/10/01 24:00:00', '2026/10/01 24:00:00', 'impossible'],
    ['2026-10-01T08:09:10Z', '2026-10-01T08:09:10Z', 'unreadable'],
    ['01/10/26', '01/10/26', 'unreadable'],
    ['ngày 1 tháng 10', 'ngày 1 tháng 10', 'unreadable'],
  ])('reads %j as %j (%s)', (text, read, defect) => {
    expect(value(text)).toEqual([read, defect]);
  });
});
