import fc from 'fast-check';
import { dueByTheMinute } from '../testing/minute-oracle.js';
import type { OracleCase } from '../testing/minute-oracle.js';
import { inVietnam, loadVietnam, local } from '../testing/vietnam.js';
import type { Hours } from '../testing/vietnam.js';
import type { WorkingTime } from '../hours/working-time.js';
import { dueDate } from './due-date.js';
import { explainDue } from './explain.js';

const vietnam = await loadVietnam();
const ofSaturdays = (timeIn: (hours: Hours) => WorkingTime) => ({
  closed: timeIn('gio-hanh-chinh'),
  receives: timeIn('sang-thu-bay-tiep-nhan'),
  works: timeIn('sang-thu-bay-giai-quyet'),
});

const between = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .integer({ min: Date.parse(`${from}T00:00Z`) / 60_000, max: Date.parse(`${to}T00:00Z`) / 60_000 })
    .map((minute) => new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' '));

/** Where days are special, and the edges of sessions, more often than chance would have it. */
const received = fc.oneof(
  between('2024-01-02', '2026-10-15'),
  ...[
    ['2024-02-05', '2024-02-16'],
    ['2024-04-25', '2024-05-07'],
    ['2025-12-28', '2026-01-13'],
    ['2026-02-11', '2026-02-25'],
    ['2026-04-23', '2026-05-05'],
    ['2026-08-19', '2026-09-05'],
  ].map(([from = '', to = '']) => between(from, to)),
  fc
    .tuple(
      between('2024-01-02', '2026-10-15'),
      fc.constantFrom('07:29', '07:30', '11:30', '11:31', '13:30', '15:00', '15:01', '17:00', '17:01', '00:00'),
    )
    .map(([moment, time]) => `${moment.slice(0, 10)} ${time}`),
);

const oracleCase: fc.Arbitrary<OracleCase> = fc
  .record({
    received,
    limit: fc.oneof(
      fc.record({ unit: fc.constant('working-days' as const), amount: fc.integer({ min: 0, max: 20 }) }),
      fc.record({ unit: fc.constant('half-days' as const), amount: fc.integer({ min: 0, max: 24 }) }),
      fc.record({
        unit: fc.constant('working-hours' as const),
        amount: fc.integer({ min: 1, max: 80 }).map((halves) => halves / 2),
      }),
      fc.record({ unit: fc.constant('calendar-days' as const), amount: fc.integer({ min: 0, max: 30 }) }),
    ),
    cutoff: fc.boolean(),
    saturday: fc.constantFrom('closed' as const, 'receives' as const, 'works' as const),
    swapKnown: fc.boolean(),
    wait: fc.option(fc.tuple(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: 0, max: 20_000 })), {
      nil: undefined,
      freq: 3,
    }),
  })
  .map(({ limit, wait, ...rest }) => {
    const at = (minutes: number): string =>
      inVietnam(new Date(Date.parse(local(rest.received)) + minutes * 60_000).toISOString());
    return {
      ...rest,
      ...limit,
      ...(wait === undefined || limit.unit !== 'working-days'
        ? {}
        : { waited: { from: at(wait[0]), to: at(wait[0] + wait[1]) } }),
    };
  });

const asked = ({ received: at, unit, amount, cutoff, waited }: OracleCase) => ({
  receivedAt: local(at),
  limit: { unit, amount },
  ...(cutoff ? { cutoff: 15 * 60 } : {}),
  ...(waited === undefined
    ? {}
    : { stops: [{ from: local(waited.from), to: local(waited.to), then: 'shift' as const }] }),
});

/** Every other decision is known in both: they differ by the swap of 25 December 2025 alone. */
const SWAP = 'hoan-doi-tet-duong-lich-2026';
const times = {
  known: ofSaturdays((hours) => vietnam.knownOn('2026-11-27', hours)),
  unknown: ofSaturdays((hours) => vietnam.knownWithout(SWAP, hours)),
};
const timeOf = ({ saturday, swapKnown }: OracleCase) => times[swapKnown ? 'known' : 'unknown'][saturday];

describe('due dates beside a count minute by minute', () => {
  it('are the same over holidays, swaps, 31 December, 15:00, halves, hours, Saturday mornings and waits', () => {
    fc.assert(
      fc.property(oracleCase, (one) => {
        expect(inVietnam(dueDate(timeOf(one), asked(one)).due)).toBe(dueByTheMinute(one));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are explained down to the same moment, without a day counted that is off', () => {
    fc.assert(
      fc.property(oracleCase, (one) => {
        const { lines, due } = explainDue(timeOf(one), asked(one));
        const [date = '', time = ''] = inVietnam(due).split(' ');
        expect(lines.join('\n')).toMatch(new RegExp(`Hẹn trả: ${time} .* ${date.split('-').reverse().join('/')}\\.`));
      }),
      { numRuns: 500 },
    );
  });

  it('never come sooner for more of the same limit, nor for a later reception', () => {
    fc.assert(
      fc.property(oracleCase, fc.integer({ min: 1, max: 3_000 }), (one, later) => {
        const time = timeOf(one);
        const request = { ...asked(one), stops: [] };
        const { due } = dueDate(time, request);
        const more = { ...request, limit: { ...request.limit, amount: one.amount + 1 } };
        const afterwards = new Date(Date.parse(request.receivedAt) + later * 60_000).toISOString() as typeof due;
        expect(dueDate(time, more).due >= due).toBe(true);
        expect(dueDate(time, { ...request, receivedAt: afterwards }).due >= due).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
