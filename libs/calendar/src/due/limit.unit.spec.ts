import { checkLimit, limitText, parseLimit } from './limit.js';

describe('a limit', () => {
  it.each([
    ['3d', { unit: 'working-days', amount: 3 }, '3 ngày làm việc'],
    ['0d', { unit: 'working-days', amount: 0 }, 'trong ngày'],
    ['1hd', { unit: 'half-days', amount: 1 }, '½ ngày làm việc'],
    ['5hd', { unit: 'half-days', amount: 5 }, '2½ ngày làm việc'],
    ['2.5h', { unit: 'working-hours', amount: 2.5 }, '2,5 giờ làm việc'],
    ['30cd', { unit: 'calendar-days', amount: 30 }, '30 ngày'],
  ] as const)('%s is read and said in Vietnamese', (text, limit, words) => {
    expect(parseLimit(text)).toEqual({ ok: true, value: limit });
    expect(limitText(limit)).toBe(words);
  });

  it.each(['3', 'd', '3w', '1.5d', '0.25h', '4000d'])('%j is refused', (text) => {
    expect(parseLimit(text)).toMatchObject({ ok: false, refusal: { code: 'calendar/limit-malformed' } });
  });

  it('below zero is refused as that', () => {
    expect(parseLimit('-1d')).toMatchObject({ ok: false, refusal: { code: 'calendar/limit-negative' } });
    expect(checkLimit({ unit: 'half-days', amount: -2 })).toEqual({
      ok: false,
      refusal: { code: 'calendar/limit-negative', params: { amount: -2 } },
    });
  });
});
