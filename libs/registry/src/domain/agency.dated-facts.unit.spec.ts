import {
  codeAdded,
  day,
  directoryOf,
  idOf,
  moved,
  registered,
  renamed,
  resumed,
  suspended,
} from '../testing/agency-facts.js';
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
const others = { H53: [registered('H53')], H26: [registered('H26')] };

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
