import { parseHours } from '../hours/parse-hours.js';
import { parseDecisions } from './parse-decisions.js';

const decision = { id: 'a', knownOn: '2026-01-01', source: 'Công văn 1' };
const refusedDecision = (more: object) => {
  const parsed = parseDecisions([{ ...decision, ...more }]);
  return parsed.ok ? undefined : [parsed.refusal.code, parsed.refusal.path];
};

describe('a decision of the calendar', () => {
  it('is read with what it does not say left empty', () => {
    expect(parseDecisions([decision])).toEqual({
      ok: true,
      value: [{ ...decision, recurring: [], settled: [], swaps: [], closures: [] }],
    });
  });

  it.each([
    ['a day that does not exist', { knownOn: '2026-02-30' }, '/0/knownOn'],
    ['a source left out', { source: ' ' }, '/0/source'],
    ['a member that it does not have', { knowOn: 'x' }, '/0/knowOn'],
    [
      'a settled day of another year',
      { settled: [{ holiday: 't', year: 2026, days: ['2027-01-01'] }] },
      '/0/settled/0/days/0',
    ],
    [
      'a month that is none',
      { recurring: [{ id: 'x', name: 'X', fromYear: 2026, solar: { month: 13, day: 1 } }] },
      '/0/recurring/0/solar/month',
    ],
    ['a list that is none', { closures: {} }, '/0/closures'],
  ])('is refused for %s, with the place', (_what, more, path) => {
    expect(refusedDecision(more)).toEqual(['calendar/decision-malformed', path]);
  });

  it('swaps a weekday for a weekly rest day, and nothing else', () => {
    expect(refusedDecision({ swaps: [{ off: '2026-01-03', works: '2026-01-10' }] })).toEqual([
      'calendar/swap-impossible',
      '/0/swaps/0/off',
    ]);
    expect(refusedDecision({ swaps: [{ off: '2026-01-02', works: '2026-01-09' }] })).toEqual([
      'calendar/swap-impossible',
      '/0/swaps/0/works',
    ]);
  });
});

const morning = { opens: '07:30', closes: '11:30' };
const refusedHours = (days: object, versions?: readonly object[]) => {
  const week = { from: '2026-01-01', source: 'Quyết định 1', days };
  const parsed = parseHours([{ id: 'a', name: 'A', versions: versions ?? [week] }]);
  return parsed.ok ? undefined : [parsed.refusal.code, parsed.refusal.path];
};

describe('the hours of a unit', () => {
  it('take several weekdays at once', () => {
    const parsed = parseHours([
      { id: 'a', name: 'A', versions: [{ from: '2026-01-01', source: 'S', days: { 'mon-wed': [morning] } }] },
    ]);
    expect(parsed.ok && Object.keys(parsed.value[0]?.versions[0]?.days ?? {})).toEqual(['mon', 'tue', 'wed']);
  });

  it.each([
    ['a weekday that is none', { 'mon-xyz': [morning] }, '/0/versions/0/days/mon-xyz'],
    ['a time that is none', { mon: [{ opens: '7:30', closes: '11:30' }] }, '/0/versions/0/days/mon/0/opens'],
    [
      'a session that ends before it begins',
      { mon: [{ opens: '11:30', closes: '07:30' }] },
      '/0/versions/0/days/mon/0/closes',
    ],
    ['hours in which nothing works', { mon: [{ ...morning, works: false }] }, '/0/versions/0/days'],
  ])('are refused for %s', (_what, days, path) => {
    expect(refusedHours(days)).toEqual(['calendar/hours-malformed', path]);
  });

  it.each([
    [
      'sessions that overlap',
      { mon: [morning, { opens: '11:00', closes: '12:00', works: false }] },
      '/0/versions/0/days/mon/1',
    ],
    [
      'two mornings',
      {
        mon: [
          { opens: '07:00', closes: '09:00' },
          { opens: '09:30', closes: '11:30' },
        ],
      },
      '/0/versions/0/days/mon/1',
    ],
    ['a day without a noon', { mon: [{ opens: '07:00', closes: '15:00' }] }, '/0/versions/0/days/mon/0/closes'],
    ['a weekday named twice', { 'mon-fri': [morning], fri: [morning] }, '/0/versions/0/days/fri'],
  ])('are refused for %s, since halves are counted', (_what, days, path) => {
    expect(refusedHours(days)).toEqual(['calendar/sessions-overlap', path]);
  });

  it('change with a later day each time', () => {
    const week = { from: '2026-01-01', source: 'S', days: { mon: [morning] } };
    expect(refusedHours({}, [week, week])).toEqual(['calendar/hours-malformed', '/0/versions/1']);
    expect(refusedHours({}, [])).toEqual(['calendar/hours-malformed', '/0/versions']);
  });
});
