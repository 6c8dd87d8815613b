import {
  codeAdded,
  day,
  directoryOf,
  heir,
  idOf,
  moment,
  moved,
  registered,
  registration,
  renamed,
  resumed,
  succeeded,
  suspended,
  territory,
  work,
} from '../testing/agency-facts.js';
import { specify } from '../testing/decider-spec.js';
import { evolveAgency, initialAgency, isClosedAt } from './agency.js';
import type { AgencyDirectory } from './agency.directory.js';
import { decideAgency } from './agency.decide.js';
import type { AgencyEvent } from './agency.events.js';

const among = (directory: AgencyDirectory) => specify(initialAgency, decideAgency(directory), evolveAgency);
const alone = among(directoryOf());

/** The agency under decision stands in the directory as well, as it does in the register. */
const given = (others: Readonly<Record<string, readonly AgencyEvent[]>>, ...history: readonly AgencyEvent[]) =>
  among(directoryOf({ ...others, ...(history.length === 0 ? {} : { H39: history }) }))(...history);

const REFORM = '2025-07-01';
const others = { H53: [registered('H53')], H26: [registered('H26')] };

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

describe('codes', () => {
  const add = (code: string, from: string) =>
    ({
      type: 'AddAgencyCode',
      data: (codeAdded(code, from) as Extract<AgencyEvent, { type: 'AgencyCodeAdded' }>).data,
    }) as const;

  it('adds an old or new code from its day on', () => {
    alone(registered('H39')).when(add('000.00.00.H39', '2020-01-01')).then(codeAdded('000.00.00.H39', '2020-01-01'));
  });

  it('takes a code that it holds by then as no new fact', () => {
    alone(registered('H39')).when(add('H39', '2024-01-01')).thenNothing();
  });

  it('refuses a code that another agency holds, has held later, or will hold', () => {
    const refusal = { code: 'agency/code-taken', path: 'code', params: { agency: 'H53' } };
    given({ H53: [registered('H53')] }, registered('H39'))
      .when(add('H53', '2024-01-01'))
      .thenRefused(refusal);
    given({ H53: [registered('H53', { from: '2025-01-01' })] }, registered('H39'))
      .when(add('H53', '2024-01-01'))
      .thenRefused(refusal);
  });
});

describe('names and places', () => {
  it('renames from a day on', () => {
    alone(registered('H39'))
      .when({ type: 'RenameAgency', data: { name: 'Mới', from: day(REFORM) } })
      .then(renamed('Mới', REFORM));
  });

  it('takes the name that holds by then as no new fact', () => {
    alone(registered('H39'), renamed('Mới', '2024-01-01'))
      .when({ type: 'RenameAgency', data: { name: 'Mới', from: day(REFORM) } })
      .thenNothing();
  });

  it('takes a recorded renaming again as no new fact, also when another followed', () => {
    alone(registered('H39'), renamed('Một', '2023-01-01'), renamed('Hai', '2024-01-01'))
      .when({ type: 'RenameAgency', data: { name: 'Một', from: day('2023-01-01') } })
      .thenNothing();
  });

  it('refuses a renaming dated before the last one', () => {
    alone(registered('H39'), renamed('Hai', '2024-01-01'))
      .when({ type: 'RenameAgency', data: { name: 'Một', from: day('2023-01-01') } })
      .thenRefused({ code: 'agency/dates-out-of-order', path: 'from' });
  });

  it('corrects a name of the same day', () => {
    const history = [registered('H39'), renamed('Hia', REFORM), renamed('Hai', REFORM)];
    alone(registered('H39'), renamed('Hia', REFORM))
      .when({ type: 'RenameAgency', data: { name: 'Hai', from: day(REFORM) } })
      .then(renamed('Hai', REFORM));
    const agency = history.reduce(evolveAgency, initialAgency);
    expect(agency.status !== 'unregistered' && agency.history.names.at(-1)?.value).toBe('Hai');
  });

  it('refuses whatever is dated before the registration', () => {
    alone(registered('H39'))
      .when({ type: 'RenameAgency', data: { name: 'Một', from: day('2019-12-31') } })
      .thenRefused({ code: 'agency/before-registration', path: 'from' });
  });

  it('moves below another parent from a day on', () => {
    given(others, registered('H39', { parent: 'H26' }))
      .when({ type: 'MoveAgency', data: { parent: idOf('H53'), from: day(REFORM) } })
      .then(moved('H53', REFORM));
  });

  it('moves to the top by naming no parent', () => {
    given(others, registered('H39', { parent: 'H26' }))
      .when({ type: 'MoveAgency', data: { from: day(REFORM) } })
      .then({ type: 'AgencyMoved', data: { from: day(REFORM) } });
  });

  it('refuses to stand below itself', () => {
    const cycle = (agency: string) => ({ code: 'agency/parent-cycle', path: 'parent', params: { agency } });
    given({}, registered('H39'))
      .when({ type: 'MoveAgency', data: { parent: idOf('H39'), from: day(REFORM) } })
      .thenRefused(cycle('H39'));
    const below = {
      'H39.01': [registered('H39.01', { parent: 'H39' })],
      'H39.01.01': [registered('H39.01.01', { parent: 'H39.01' })],
    };
    given(below, registered('H39'))
      .when({ type: 'MoveAgency', data: { parent: idOf('H39.01.01'), from: day(REFORM) } })
      .thenRefused(cycle('H39.01.01'));
  });

  it('refuses to stand below itself from a later day on', () => {
    given({ H53: [registered('H53'), moved('H39', '2026-01-01')] }, registered('H39'))
      .when({ type: 'MoveAgency', data: { parent: idOf('H53'), from: day(REFORM) } })
      .thenRefused({ code: 'agency/parent-cycle', path: 'parent', params: { agency: 'H53' } });
  });
});

describe('suspending and resuming', () => {
  it('suspends from a day on, once', () => {
    const suspend = { type: 'SuspendAgency', data: { reason: 'test', from: day(REFORM) } } as const;
    alone(registered('H39')).when(suspend).then(suspended(REFORM));
    alone(registered('H39'), suspended(REFORM)).when(suspend).thenNothing();
    alone(registered('H39'), suspended('2024-01-01')).when(suspend).thenNothing();
  });

  it('resumes what is suspended, and nothing else', () => {
    const resume = { type: 'ResumeAgency', data: { from: day(REFORM) } } as const;
    alone(registered('H39'), suspended('2024-01-01')).when(resume).then(resumed(REFORM));
    alone(registered('H39')).when(resume).thenNothing();
  });

  it('refuses to resume on a day before the suspension', () => {
    alone(registered('H39'), suspended(REFORM))
      .when({ type: 'ResumeAgency', data: { from: day('2024-01-01') } })
      .thenRefused({ code: 'agency/dates-out-of-order', path: 'from' });
  });
});

describe('endpoints and keys', () => {
  const endpoint = { kind: 'http', address: 'https://h39.example' } as const;
  const key = { keyId: 'k1', algorithm: 'Ed25519', publicKey: 'AAAA' };

  it('changes the endpoint and takes it away', () => {
    const from = day(REFORM);
    alone(registered('H39'))
      .when({ type: 'ChangeEndpoint', data: { endpoint, from } })
      .then({ type: 'EndpointChanged', data: { endpoint, from } });
    alone(registered('H39'), { type: 'EndpointChanged', data: { endpoint, from: day('2024-01-01') } })
      .when({ type: 'ChangeEndpoint', data: { from } })
      .then({ type: 'EndpointChanged', data: { from } });
  });

  it('rotates the key, and takes the same key as no new fact', () => {
    const from = day(REFORM);
    const rotated = { type: 'KeyRotated', data: { key, from } } as const;
    alone(registered('H39')).when({ type: 'RotateKey', data: { key, from } }).then(rotated);
    alone(registered('H39'), rotated)
      .when({ type: 'RotateKey', data: { key, from: day('2026-01-01') } })
      .thenNothing();
  });
});

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
