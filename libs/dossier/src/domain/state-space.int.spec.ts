import type { Procedure } from '@lienthong/procedure';
import { canEnd, explore } from '../testing/explore.js';
import type { Explored } from '../testing/explore.js';
import { NOW } from '../testing/possible-commands.js';
import { loadShipped } from '../testing/world.js';
import { timersOf } from './alarms.js';
import { dossierDecider } from './dossier.decide.js';
import { isOpen } from './dossier.js';
import type { OpenDossier } from './dossier.js';
import type { DossierRules } from './rules.js';

/** `all`: every choice at once as well, where that are hundreds of thousands of states (`npm run test:long`). */
const WHOLE = process.env['LIENTHONG_STATES'] === 'all';

const shipped = await loadShipped();

/** Nothing chosen, each option by itself, and all of them. */
const choicesOf = (procedure: Procedure): readonly (readonly string[])[] => {
  const options = procedure.options.filter(({ known }) => known === 'at-reception').map(({ id }) => id);
  const single = options.map((option) => [option]);
  return options.length > 1 && (WHOLE || options.length < 4) ? [[], ...single, options] : [[], ...single];
};

const cases = shipped.all.flatMap((procedure) =>
  choicesOf(procedure).map(
    (options) => [`${procedure.code} from ${procedure.from} (${options.join(', ')})`, procedure, options] as const,
  ),
);

/** Fires every timer of a state: each becomes an alarm in somebody's inbox, and after it there is a timer again. */
const checkTimers = (rules: DossierRules, state: OpenDossier): void => {
  const { decide, evolve } = dossierDecider(rules);
  const timers = timersOf(state);
  if (timers.length === 0) throw new TypeError(`no timer: ${JSON.stringify([...state.legs])}`);
  for (const { key, alarm, at, tell } of timers) {
    const fired = decide({ type: 'RaiseAlarm', key, alarm, now: at > NOW ? at : NOW }, state);
    const [event] = fired.accepted ? fired.events : [];
    if (event?.type !== 'AlarmRaised' || tell.length === 0) throw new TypeError(`${alarm} reaches nobody`);
    if (timersOf(evolve(state, event)).length === 0) throw new TypeError(`after ${alarm} nobody is told any more`);
  }
};

const checkAll = (rules: DossierRules, { states }: Explored): number => {
  const open = states.filter(isOpen);
  for (const state of open) checkTimers(rules, state);
  return open.length;
};

describe('the state space of each shipped procedure', () => {
  it.each(cases)(
    '%s: in every open state a timer’s firing reaches a named inbox, and an end can be reached',
    (_name, procedure, options) => {
      const rules = shipped.rulesOf(procedure);
      const explored = explore(rules, options);
      expect(checkAll(rules, explored)).toBeGreaterThan(3);
      expect(canEnd(explored).size).toBe(explored.states.length);
      const endings = new Set(explored.states.flatMap((state) => (state.status === 'ended' ? [state.ending] : [])));
      expect([...endings].sort()).toEqual(['delivered', 'not-received', 'refused', 'stopped', 'withdrawn']);
    },
    900_000,
  );

  it('where nobody answers for any leg: the same', () => {
    for (const procedure of shipped.all) {
      const rules = { ...shipped.rulesOf(procedure), agencyFor: () => undefined };
      const explored = explore(rules, []);
      expect(checkAll(rules, explored)).toBeGreaterThan(3);
      expect(canEnd(explored).size).toBe(explored.states.length);
    }
  });

  it('a dossier without a timer would be found', () => {
    const rules = shipped.rulesFor('2.000986', '2026-03-03');
    const open = explore(rules, []).states.find(isOpen);
    if (open === undefined) throw new TypeError('none is open');
    expect(() => checkTimers(rules, { ...open, status: 'received', due: undefined } as never)).toThrow('no timer');
  });
});
