import fc from 'fast-check';
import type { Instant } from '@lienthong/kernel';
import { idOf, moment } from '../testing/agency-facts.js';
import { specify } from '../testing/decider-spec.js';
import { busMandateDecider, tenureAt, tenuresOf } from './bus-mandate.js';
import type { BusMandateEvent } from './bus-mandate.events.js';
import type { SystemId } from './system.events.js';

const { initial, decide, evolve } = busMandateDecider;
const given = specify(initial, decide, evolve);

const agency = idOf('H37.02');
const ours = 'ioffice' as SystemId;
const theirs = 'vnptedoc' as SystemId;
const at = (day: string) => moment(`${day}T00:00:00Z`);
const mandate = (system: SystemId, from: string, to?: string) => ({
  agency,
  system,
  from: at(from),
  ...(to === undefined ? {} : { to: at(to) }),
});
const granted = (...args: Parameters<typeof mandate>): BusMandateEvent => ({
  type: 'BusMandateGranted',
  data: mandate(...args),
});
const grant = (...args: Parameters<typeof mandate>) =>
  ({ type: 'GrantBusMandate', mandate: mandate(...args), standing: 'open', mayAct: true }) as const;
const end = (system: SystemId, day: string) => ({ type: 'EndBusMandate', agency, system, at: at(day) }) as const;
const ended = (system: SystemId, day: string): BusMandateEvent => ({
  type: 'BusMandateEnded',
  data: { agency, system, at: at(day) },
});

describe('a bus mandate', () => {
  it('is granted to one system', () => {
    given().when(grant(ours, '2026-01-01')).then(granted(ours, '2026-01-01'));
    given()
      .when(grant(ours, '2026-01-01', '2027-01-01'))
      .then(granted(ours, '2026-01-01', '2027-01-01'));
  });

  it('is refused to a second one, with the end of who holds it', () => {
    given(granted(ours, '2026-01-01', '2026-07-01'))
      .when(grant(theirs, '2026-06-30'))
      .thenRefused({
        code: 'bus-mandate/held-until',
        path: 'from',
        params: { system: ours, until: at('2026-07-01') },
      });
    given(granted(ours, '2026-01-01'))
      .when(grant(theirs, '2030-01-01'))
      .thenRefused({ code: 'bus-mandate/held', params: { system: ours } });
    given(granted(ours, '2026-07-01'))
      .when(grant(theirs, '2026-01-01'))
      .thenRefused({ code: 'bus-mandate/held', params: { system: ours } });
  });

  it('passes to another at the instant at which it ends', () => {
    given(granted(ours, '2026-01-01', '2026-07-01'))
      .when(grant(theirs, '2026-07-01'))
      .then(granted(theirs, '2026-07-01'));
    given(granted(ours, '2026-01-01'), ended(ours, '2026-03-01'))
      .when(grant(theirs, '2026-03-01'))
      .then(granted(theirs, '2026-03-01'));
  });

  it('is no new fact where the system holds it already, and grows where it reaches further', () => {
    given(granted(ours, '2026-01-01')).when(grant(ours, '2026-02-01')).thenNothing();
    given(granted(ours, '2026-01-01', '2026-07-01'))
      .when(grant(ours, '2026-02-01'))
      .then(granted(ours, '2026-02-01'));
  });

  it('ends after it begins', () => {
    given()
      .when(grant(ours, '2026-01-01', '2026-01-01'))
      .thenRefused({ code: 'bus-mandate/dates', path: 'to' });
  });

  it('needs an agency that is registered and not closed', () => {
    given()
      .when({ ...grant(ours, '2026-01-01'), standing: 'unknown' })
      .thenRefused({ code: 'bus-mandate/agency-unknown', path: 'agency' });
    given()
      .when({ ...grant(ours, '2026-01-01'), standing: 'closed' })
      .thenRefused({ code: 'bus-mandate/agency-closed', path: 'agency' });
  });

  it('needs an ordinary mandate all that time', () => {
    given()
      .when({ ...grant(ours, '2026-01-01'), mayAct: false })
      .thenRefused({ code: 'bus-mandate/needs-mandate', params: { system: ours } });
  });

  it('ends once, and leaves what other systems hold', () => {
    const handedOver = [granted(ours, '2026-01-01', '2026-07-01'), granted(theirs, '2026-07-01')];
    given(...handedOver)
      .when(end(ours, '2026-03-01'))
      .then(ended(ours, '2026-03-01'));
    given(...handedOver, ended(ours, '2026-03-01'))
      .when(end(ours, '2026-03-01'))
      .thenNothing();
    given(...handedOver)
      .when(end(ours, '2026-08-01'))
      .thenNothing();
    expect(tenuresOf([...handedOver, ended(ours, '2026-03-01')].reduce(evolve, initial))).toEqual([
      { system: ours, from: at('2026-01-01'), to: at('2026-03-01') },
      { system: theirs, from: at('2026-07-01') },
    ]);
  });

  it('is never held by two systems at once, whatever is asked in whatever order', () => {
    const hour = fc.integer({ min: 0, max: 20 });
    const instant = (hours: number): Instant => new Date(hours * 3_600_000).toISOString() as Instant;
    const system = fc.constantFrom(ours, theirs, 'mobifone' as SystemId);
    const step = fc.record({ grants: fc.boolean(), system, from: hour, to: fc.option(hour, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let state = initial;
        for (const { grants, system: who, from, to } of steps) {
          const span = { from: instant(from), ...(to === undefined ? {} : { to: instant(to) }) };
          const decision = decide(
            grants
              ? { type: 'GrantBusMandate', mandate: { agency, system: who, ...span }, standing: 'open', mayAct: true }
              : { type: 'EndBusMandate', agency, system: who, at: instant(from) },
            state,
          );
          if (!decision.accepted) continue;
          state = decision.events.reduce(evolve, state);
          if (grants) expect(tenureAt(state, instant(from))?.system).toBe(who);
        }
        for (let probe = 0; probe <= 21; probe += 1) {
          const holders = tenuresOf(state).filter(
            (each) => each.from <= instant(probe) && (each.to === undefined || instant(probe) < each.to),
          );
          expect(holders.length).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 500 },
    );
  });
});
