import { spanOf, wireTime } from './codes.js';

describe('a day of fromDate or toDate', () => {
  it.each(['22/11/2026', '22-11-2026', '2026-11-22', '2026/11/22'])(
    'is read as %s: the whole day, local time',
    (text) => {
      expect(spanOf(text)).toEqual({ from: '2026-11-21T17:00:00.000Z', before: '2026-11-22T17:00:00.000Z' });
    },
  );

  it.each(['22/11/2026 08:30:00', '2026-11-22T08:30'])('is a moment where it has a time: %s', (text) => {
    expect(spanOf(text)).toEqual({ from: '2026-11-22T01:30:00.000Z', before: '2026-11-22T01:30:01.000Z' });
  });

  it.each(['', 'hôm nay', '32/13/2026', '22112026', '2026-13-45'])('that nobody can read says nothing: %j', (text) => {
    expect(spanOf(text)).toBeUndefined();
  });
});

describe('a time in a list', () => {
  it('is local', () => expect(wireTime('2026-11-22T01:30:00.000Z')).toBe('2026/11/22 08:30:00'));
});
