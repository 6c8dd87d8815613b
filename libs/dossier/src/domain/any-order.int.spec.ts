import fc from 'fast-check';
import { holds } from '@lienthong/procedure';
import { givenDone } from '../testing/given.js';
import { fileCommand, NOW, possibleIn, receiveCommand } from '../testing/possible-commands.js';
import { loadShipped, local } from '../testing/world.js';
import type { DossierCommand } from './dossier.commands.js';
import { dossierDecider } from './dossier.decide.js';
import type { Dossier } from './dossier.js';
import type { DossierRules } from './rules.js';
import { COMMUNE, INSURANCE, POLICE } from '../testing/birth.js';
import type { AgencyId } from '@lienthong/identifiers';

const shipped = await loadShipped();
const LATER = local('2026-06-01 10:00');

/** One acknowledgement and one end of each leg that takes place; minutes apart, the later legs later. */
const reportsOf = (
  rules: DossierRules,
  options: readonly string[],
  failing: string | undefined,
): readonly DossierCommand[] =>
  rules.procedure.legs
    .filter(({ condition }) => holds(condition, new Set(options)))
    .flatMap((leg, index): readonly DossierCommand[] => {
      const agency = rules.agencyFor(leg, NOW);
      if (agency === undefined) return [];
      const at = (minute: number) =>
        new Date(Date.parse(NOW) + (index * 60 + minute) * 60_000).toISOString() as typeof NOW;
      const report = { leg: leg.id, agency, now: LATER, reason: 'Lý do' };
      const end = leg.id === failing && leg.failure === 'alone' ? 'Fail' : 'Complete';
      return [
        { type: 'Acknowledge', ...report, reportId: `${leg.id} ack`, at: at(1) },
        { type: end, items: leg.produces, ...report, reportId: `${leg.id} end`, at: at(2) },
      ];
    });

/** Sent again until it is taken: a report on a leg that is not there yet is refused, and comes once more. */
const delivered = (rules: DossierRules, options: readonly string[], sent: readonly DossierCommand[]): Dossier => {
  const { decide, evolve } = dossierDecider(rules);
  let { state } = givenDone(rules)(fileCommand(rules, options), receiveCommand);
  let waiting = sent;
  for (let round = 0; waiting.length > 0; round += 1) {
    if (round > 20) throw new TypeError(`never taken: ${waiting.map(({ type }) => type).join()}`);
    waiting = waiting.filter((command) => {
      const decision = decide(command, state);
      if (decision.accepted) state = decision.events.reduce(evolve, state);
      return !decision.accepted;
    });
  }
  return state;
};

const cases = shipped.all.map((procedure) => {
  const options = procedure.options.filter(({ known }) => known === 'at-reception').map(({ id }) => id);
  return [`${procedure.code} from ${procedure.from}`, shipped.rulesOf(procedure), options] as const;
});

describe('reports on the legs of a dossier', () => {
  it.each(cases)('of %s lead to the same state in any order and however often they come', (_name, rules, options) => {
    const ids = [undefined, ...rules.procedure.legs.map(({ id }) => id)];
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.infiniteStream(fc.nat()), (failing, draws) => {
        const reports = reportsOf(rules, options, failing);
        const random = draws[Symbol.iterator]();
        const next = (): number => Number(random.next().value);
        const twice = [...reports, ...reports.filter(() => next() % 2 === 0)];
        const shuffled = twice.map((report) => ({ report, at: next() })).sort((a, b) => a.at - b.at);
        const state = delivered(
          rules,
          options,
          shuffled.map(({ report }) => report),
        );
        expect(state.status).toBe('issued');
        expect(state).toEqual(delivered(rules, options, reports));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a request to the citizen, its answer, and the end of the leg that asked', () => {
  const rules = shipped.rulesFor('2.000986', '2026-03-03');
  const later = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString() as typeof NOW;
  const by = (leg: string, agency: AgencyId, reportId: string, minutes: number) => ({
    leg,
    agency,
    reportId,
    at: later(minutes),
    now: LATER,
    reason: 'Thiếu giấy tờ',
  });
  /** Each agency says what it has to say in its own order; how these meet is left to chance. */
  const said: Readonly<Record<string, readonly DossierCommand[]>> = {
    commune: [
      { type: 'Complete', ...by('khai-sinh', COMMUNE, 'ks', 10), items: ['giay-khai-sinh'] },
      { type: 'EndWait', requestId: 'asked', at: later(2_000), now: LATER, items: [] },
    ],
    police: [
      { type: 'Acknowledge', ...by('thuong-tru', POLICE, 'ack', 20) },
      { type: 'RequestSupplement', ...by('thuong-tru', POLICE, 'asked', 30) },
      { type: 'Complete', ...by('thuong-tru', POLICE, 'done', 3_000), items: ['ket-qua-cu-tru'] },
    ],
    insurance: [{ type: 'Complete', ...by('bhyt', INSURANCE, 'card', 40), items: ['the-bhyt'] }],
  };

  const heard = (draws: Iterator<number>, twice: boolean): Dossier => {
    const { decide, evolve } = dossierDecider(rules);
    let { state } = givenDone(rules)(fileCommand(rules, ['cu-tru']), receiveCommand);
    const waiting = Object.values(said).map((own) => [...own]);
    const hear = (command: DossierCommand): boolean => {
      const decision = decide(command, state);
      if (decision.accepted) state = decision.events.reduce(evolve, state);
      return decision.accepted;
    };
    for (let turn = 0; waiting.some((own) => own.length > 0); turn += 1) {
      if (turn > 5_000) throw new TypeError('never taken');
      const own = waiting[Number(draws.next().value) % waiting.length];
      const [next] = own ?? [];
      if (next === undefined || !hear(next)) continue;
      if (twice) hear(next);
      own?.shift();
    }
    return state;
  };

  it('lead to the same state however the agencies’ reports meet: the end waits for the answer', () => {
    const inTurn = heard([0, 1, 1, 0, 1, 2].values(), false);
    expect(inTurn).toMatchObject({ status: 'issued', stoppedSince: undefined, supplements: 1 });
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.boolean(), (draws, twice) => {
        const state = heard(draws[Symbol.iterator](), twice);
        expect(state).toEqual(inTurn);
      }),
      { numRuns: 100 },
    );
  });
});

describe('whatever is done to a dossier', () => {
  const rules = shipped.rulesFor('2.000986', '2026-10-01');
  const { decide, evolve } = dossierDecider(rules);
  const walks = fc.array(fc.nat(), { minLength: 1, maxLength: 40 });

  const walk = (
    choices: readonly number[],
    each: (command: DossierCommand, before: Dossier, after: Dossier) => void,
  ): Dossier => {
    let { state } = givenDone(rules)(fileCommand(rules, ['cu-tru', 'can-cuoc']));
    for (const choice of choices) {
      const possible = possibleIn(rules, state);
      const command = possible[choice % Math.max(1, possible.length)];
      if (command === undefined) break;
      const decision = decide(command, state);
      if (!decision.accepted) continue;
      const after = decision.events.reduce(evolve, state);
      each(command, state, after);
      state = after;
    }
    return state;
  };

  it('doing the same again is no new fact, or is refused', () => {
    fc.assert(
      fc.property(walks, (choices) => {
        walk(choices, (command, _before, after) => {
          const again = decide(command, after);
          if (again.accepted) expect(again.events).toEqual([]);
        });
      }),
    );
  });

  it('an end is the end: nothing that could be done before changes it', () => {
    fc.assert(
      fc.property(walks, (choices) => {
        const seen: DossierCommand[] = [];
        const state = walk(choices, (command, before) => void seen.push(command, ...possibleIn(rules, before)));
        if (state.status !== 'ended') return;
        for (const command of seen) {
          const decision = decide(command, state);
          if (decision.accepted) expect(decision.events).toEqual([]);
        }
      }),
    );
  });

  it('what was done by a leg stays done, unless it is sent back', () => {
    fc.assert(
      fc.property(walks, (choices) => {
        walk(choices, (command, before, after) => {
          if (before.status === 'unknown' || after.status === 'unknown' || command.type === 'Return') return;
          for (const [id, { status }] of before.legs)
            if (status === 'done') expect(after.legs.get(id)?.status).toBe('done');
        });
      }),
    );
  });
});
