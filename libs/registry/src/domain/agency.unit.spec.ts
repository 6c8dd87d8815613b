import { codeAdded, day, directoryOf, registered, registration, succeeded } from '../testing/agency-facts.js';
import { specify } from '../testing/decider-spec.js';
import { evolveAgency, initialAgency } from './agency.js';
import type { AgencyDirectory } from './agency.directory.js';
import { decideAgency } from './agency.decide.js';
import type { AgencyEvent } from './agency.events.js';

const among = (directory: AgencyDirectory) => specify(initialAgency, decideAgency(directory), evolveAgency);
const alone = among(directoryOf());

/** The agency under decision stands in the directory as well, as it does in the register. */
const given = (others: Readonly<Record<string, readonly AgencyEvent[]>>, ...history: readonly AgencyEvent[]) =>
  among(directoryOf({ ...others, ...(history.length === 0 ? {} : { H39: history }) }))(...history);

const REFORM = '2025-07-01';

describe('registering an agency', () => {
  it('records the first code as its name for good', () => {
    alone()
      .when({ type: 'RegisterAgency', data: registration('H39') })
      .then(registered('H39'));
  });

  it('takes the same registration again as no new fact, also from another source', () => {
    alone(registered('H39'))
      .when({ type: 'RegisterAgency', data: registration('H39') })
      .thenNothing();
    alone(registered('H39'))
      .when({ type: 'RegisterAgency', data: { ...registration('H39'), source: 'another list' } })
      .thenNothing();
  });

  it('refuses a second registration that says otherwise', () => {
    alone(registered('H39'))
      .when({ type: 'RegisterAgency', data: registration('H39', { name: 'Khác' }) })
      .thenRefused({ code: 'agency/already-registered', path: 'code' });
  });

  it('refuses a code that another agency holds', () => {
    given({ G22: [registered('G22'), codeAdded('H39', '2021-01-01')] })
      .when({ type: 'RegisterAgency', data: registration('H39') })
      .thenRefused({ code: 'agency/code-taken', path: 'code', params: { agency: 'G22' } });
  });

  it('allows a code whose holder is closed by then', () => {
    given({ G22: [registered('G22'), codeAdded('H39', '2021-01-01'), succeeded(REFORM)] })
      .when({ type: 'RegisterAgency', data: registration('H39', { from: REFORM }) })
      .then(registered('H39', { from: REFORM }));
  });

  it('refuses an exchange centre, which is never a recipient', () => {
    alone()
      .when({ type: 'RegisterAgency', data: registration('14.00.W00') })
      .thenRefused({ code: 'agency/centre-not-registrable', path: 'code', params: { agency: '14.00.W00' } });
  });

  it('refuses an empty name', () => {
    alone()
      .when({ type: 'RegisterAgency', data: registration('H39', { name: '  ' }) })
      .thenRefused({ code: 'agency/name-empty', path: 'name' });
  });

  it.each([['a'.repeat(201)], ['UBND\u0000'], ['UBND\u001b[2J']])(
    'refuses a name that no message could hold: %j',
    (name) => {
      const unwritable = { code: 'agency/name-unwritable', path: 'name' } as const;
      alone()
        .when({ type: 'RegisterAgency', data: registration('H39', { name }) })
        .thenRefused(unwritable);
      given({}, registered('H39'))
        .when({ type: 'RenameAgency', data: { name, from: day(REFORM) } })
        .thenRefused(unwritable);
    },
  );

  it('refuses an unknown parent, one not yet there, and a closed one', () => {
    const under = { type: 'RegisterAgency', data: registration('H39.01', { parent: 'H39' }) } as const;
    const unknown = { code: 'agency/parent-unknown', path: 'parent', params: { agency: 'H39' } };
    given({}).when(under).thenRefused(unknown);
    given({ H39: [registered('H39', { from: '2021-01-01' })] })
      .when(under)
      .thenRefused(unknown);
    given({ H39: [registered('H39', { from: '2019-01-01' }), succeeded('2020-01-01')] })
      .when(under)
      .thenRefused({ code: 'agency/parent-closed', path: 'parent', params: { agency: 'H39' } });
  });

  it('allows a parent that closes later', () => {
    given({ H39: [registered('H39'), succeeded(REFORM)] })
      .when({ type: 'RegisterAgency', data: registration('H39.01', { parent: 'H39' }) })
      .then(registered('H39.01', { parent: 'H39' }));
  });
});

describe('an agency that is not registered', () => {
  it('takes no change', () => {
    alone()
      .when({ type: 'RenameAgency', data: { name: 'A', from: day(REFORM) } })
      .thenRefused({ code: 'agency/unknown' });
  });
});
