import {
  day,
  directoryOf,
  heir,
  moment,
  registered,
  renamed,
  succeeded,
  territory,
  work,
} from '../testing/agency-facts.js';
import { specify } from '../testing/decider-spec.js';
import { evolveAgency, initialAgency, isClosedAt } from './agency.js';
import type { AgencyDirectory } from './agency.directory.js';
import { decideAgency } from './agency.decide.js';
import type { AgencyEvent } from './agency.events.js';

const among = (directory: AgencyDirectory) => specify(initialAgency, decideAgency(directory), evolveAgency);

/** The agency under decision stands in the directory as well, as it does in the register. */
const given = (others: Readonly<Record<string, readonly AgencyEvent[]>>, ...history: readonly AgencyEvent[]) =>
  among(directoryOf({ ...others, ...(history.length === 0 ? {} : { H39: history }) }))(...history);

const REFORM = '2025-07-01';
const others = { H53: [registered('H53')], H26: [registered('H26')] };

describe('succession', () => {
  const succeed = (...successors: readonly ReturnType<typeof heir>[]) =>
    ({ type: 'SucceedAgency', data: { from: day(REFORM), successors } }) as const;

  it('closes the agency in favour of one that takes everything', () => {
    given(others, registered('H39'))
      .when(succeed(heir('H53')))
      .then(succeeded(REFORM, heir('H53')));
  });

  it('splits it by territory and by work, and one agency may take both', () => {
    const successors = [heir('H53', territory('A')), heir('H26', territory('B')), heir('H26', work('đất đai'))];
    given(others, registered('H39'))
      .when(succeed(...successors))
      .then(succeeded(REFORM, ...successors));
  });

  it('abolishes it when nobody follows', () => {
    given(others, registered('H39')).when(succeed()).then(succeeded(REFORM));
  });

  it('takes the same closing again as no new fact, and refuses another', () => {
    const closed = [registered('H39'), succeeded(REFORM, heir('H53'))];
    given(others, ...closed)
      .when(succeed(heir('H53')))
      .thenNothing();
    given(others, ...closed)
      .when(succeed(heir('H26')))
      .thenRefused({ code: 'agency/already-closed', path: 'from' });
    given(others, ...closed)
      .when({ type: 'SucceedAgency', data: { from: day('2026-01-01'), successors: [heir('H53')] } })
      .thenRefused({ code: 'agency/already-closed', path: 'from' });
  });

  it('changes nothing on and after the day of closing, but lets earlier facts be recorded late', () => {
    const closed = [registered('H39'), succeeded(REFORM, heir('H53'))];
    given(others, ...closed)
      .when({ type: 'RenameAgency', data: { name: 'Mới', from: day(REFORM) } })
      .thenRefused({ code: 'agency/closed', path: 'from' });
    given(others, ...closed)
      .when({ type: 'RenameAgency', data: { name: 'Mới', from: day('2025-06-30') } })
      .then(renamed('Mới', '2025-06-30'));
  });

  it('refuses a closing on or before the day of another fact', () => {
    for (const from of [REFORM, '2026-01-01'])
      given(others, registered('H39'), renamed('Mới', from))
        .when(succeed(heir('H53')))
        .thenRefused({ code: 'agency/dates-out-of-order', path: 'from' });
    given(others, registered('H39', { from: REFORM }))
      .when(succeed(heir('H53')))
      .thenRefused({ code: 'agency/dates-out-of-order', path: 'from' });
  });

  it.each([
    ['itself', {}, heir('H39'), 'agency/successor-of-itself', 'agency', 'H39'],
    ['an unknown agency', {}, heir('H11'), 'agency/successor-unknown', 'agency', 'H11'],
    [
      'one that comes later',
      { H11: [registered('H11', { from: '2025-07-02' })] },
      heir('H11'),
      'agency/successor-not-yet',
      'agency',
      'H11',
    ],
    [
      'one that closes the same day',
      { H11: [registered('H11'), succeeded(REFORM)] },
      heir('H11'),
      'agency/successor-closed',
      'agency',
      'H11',
    ],
    ['ground without areas', {}, heir('H53', territory()), 'agency/scope-empty', 'scope', 'H53'],
    ['work without fields', {}, heir('H53', work()), 'agency/scope-empty', 'scope', 'H53'],
  ])('refuses as successor %s', (_, more, successor, code, field, agency) => {
    given({ ...others, ...more }, registered('H39'))
      .when(succeed(successor))
      .thenRefused({ code, path: `successors[0].${field}`, params: { agency } });
  });

  it('refuses a circle, however long and however far ahead', () => {
    const circle = {
      H53: [registered('H53'), succeeded('2026-01-01', heir('H26'))],
      H26: [registered('H26'), succeeded('2027-01-01', heir('H39'))],
    };
    given(circle, registered('H39'))
      .when(succeed(heir('H53')))
      .thenRefused({ code: 'agency/succession-cycle', path: 'successors[0].agency', params: { agency: 'H53' } });
  });

  it('refuses another beside one that takes everything', () => {
    given(others, registered('H39'))
      .when(succeed(heir('H26', territory('A')), heir('H53')))
      .thenRefused({ code: 'agency/scope-conflict', path: 'successors[1].scope', params: { agency: 'H53' } });
  });

  it('refuses the same successor twice for the same kind of scope', () => {
    given(others, registered('H39'))
      .when(succeed(heir('H53', territory('A')), heir('H53', territory('B'))))
      .thenRefused({ code: 'agency/successor-twice', path: 'successors[1].agency', params: { agency: 'H53' } });
  });

  it('holds from midnight in Việt Nam', () => {
    const agency = [registered('H39'), succeeded(REFORM, heir('H53'))].reduce(evolveAgency, initialAgency);
    expect(isClosedAt(agency, moment('2025-06-30T16:59:59.999Z'))).toBe(false);
    expect(isClosedAt(agency, moment('2025-06-30T17:00:00.000Z'))).toBe(true);
  });
});
