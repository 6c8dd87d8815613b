import {
  codeAdded,
  everything,
  heir,
  idOf,
  moment,
  registered,
  registerOf,
  resumed,
  succeeded,
  suspended,
  territory,
  work,
} from '../testing/index.js';
import type { Resolution } from './resolution.js';

const LAST = moment('2025-06-30T16:59:59.999Z');
const FIRST = moment('2025-06-30T17:00:00.000Z');
const REFORM = '2025-07-01';

/** What matters of an answer, in short. */
const short = (resolution: Resolution): unknown => {
  switch (resolution.kind) {
    case 'live':
      return ['live', resolution.agency.agencyId];
    case 'succeeded':
      return ['succeeded', resolution.agency.agencyId, ...resolution.via.map((step) => step.to)];
    case 'scoped':
      return ['scoped', resolution.agency.agencyId, resolution.candidates.map(({ agency }) => agency.agencyId)];
    case 'closed':
      return ['closed', resolution.agency.agencyId, resolution.since];
    case 'suspended':
      return ['suspended', resolution.agency.agencyId, resolution.suspended.agencyId];
    case 'unknown':
      return ['unknown'];
  }
};

describe('at the midnight of the reform', () => {
  const register = registerOf({
    H39: [registered('H39'), codeAdded('000.00.00.H39', '2020-01-01'), succeeded(REFORM, heir('H53'))],
    H53: [registered('H53')],
    'H53.201': [registered('H53.201', { from: REFORM })],
  });

  it('finds the old province live in its last millisecond and its successor in the next', () => {
    expect(short(register.resolve('H39', LAST))).toEqual(['live', 'H39']);
    expect(short(register.resolve('H39', FIRST))).toEqual(['succeeded', 'H39', 'H53']);
    expect(short(register.resolve('000.00.00.H39', FIRST))).toEqual(['succeeded', 'H39', 'H53']);
  });

  it('keeps who held the code beside who answers for it', () => {
    expect(register.resolve('000.00.00.H39', FIRST)).toMatchObject({
      heldBy: { agency: 'H39', code: '000.00.00.H39', generation: 'qcvn102', from: '2020-01-01' },
      agency: { status: 'closed', closed: { from: REFORM, since: FIRST } },
      successor: { agencyId: 'H53', status: 'live' },
      via: [{ from: 'H39', to: 'H53', scope: everything, since: FIRST }],
    });
  });

  it('does not know a new commune before', () => {
    expect(short(register.resolve('H53.201', LAST))).toEqual(['unknown']);
    expect(register.agencyAt(idOf('H53.201'), LAST)).toBeUndefined();
    expect(short(register.resolve('H53.201', FIRST))).toEqual(['live', 'H53.201']);
  });
});

describe('resolving a code', () => {
  it('does not know what was never registered, nor what is no code', () => {
    const register = registerOf({});
    for (const code of ['H39', '14.00.W00', '', 'null', '__proto__', 'constructor'])
      expect(register.resolve(code, FIRST)).toEqual({ kind: 'unknown' });
  });

  it('follows a chain over several closings, each from its own day', () => {
    const register = registerOf({
      A01: [registered('A01'), succeeded('2021-01-01', heir('A02'))],
      A02: [registered('A02'), succeeded('2022-01-01', heir('A03'))],
      A03: [registered('A03')],
    });
    expect(short(register.resolve('A01', moment('2020-06-01T00:00:00Z')))).toEqual(['live', 'A01']);
    expect(short(register.resolve('A01', moment('2021-06-01T00:00:00Z')))).toEqual(['succeeded', 'A01', 'A02']);
    expect(short(register.resolve('A01', FIRST))).toEqual(['succeeded', 'A01', 'A02', 'A03']);
  });

  it('says that nobody answers when the chain ends in an abolition', () => {
    const register = registerOf({
      A01: [registered('A01'), succeeded('2021-01-01', heir('A02'))],
      A02: [registered('A02'), succeeded(REFORM)],
    });
    expect(short(register.resolve('A01', LAST))).toEqual(['succeeded', 'A01', 'A02']);
    expect(short(register.resolve('A01', FIRST))).toEqual(['closed', 'A01', FIRST]);
  });

  it('says that the one who should answer is suspended, until it is resumed', () => {
    const register = registerOf({
      A01: [registered('A01'), succeeded('2021-01-01', heir('A02'))],
      A02: [registered('A02'), suspended('2022-01-01'), resumed(REFORM)],
    });
    expect(short(register.resolve('A01', LAST))).toEqual(['suspended', 'A01', 'A02']);
    expect(short(register.resolve('A02', LAST))).toEqual(['suspended', 'A02', 'A02']);
    expect(short(register.resolve('A01', FIRST))).toEqual(['succeeded', 'A01', 'A02']);
  });

  it('gives a code that passed on to its later holder from that day on', () => {
    const register = registerOf({
      A01: [registered('A01'), succeeded(REFORM)],
      A02: [registered('A02', { from: REFORM }), codeAdded('A01', REFORM)],
    });
    expect(short(register.resolve('A01', LAST))).toEqual(['live', 'A01']);
    expect(short(register.resolve('A01', FIRST))).toEqual(['live', 'A02']);
    expect(register.holderOf('A01', FIRST)).toEqual({ agency: 'A02', code: 'A01', generation: 'qd20', from: REFORM });
  });

  it('ends at a circle that records of two writers could close', () => {
    const register = registerOf({
      A01: [registered('A01'), succeeded('2021-01-01', heir('A02'))],
      A02: [registered('A02'), succeeded('2021-01-01', heir('A01'))],
    });
    expect(short(register.resolve('A01', FIRST))).toEqual(['closed', 'A01', '2020-12-31T17:00:00.000Z']);
  });
});

describe('a split agency', () => {
  const register = registerOf({
    'H49.32': [
      registered('H49.32'),
      succeeded(
        REFORM,
        heir('H49.204', territory('TY', 'YT')),
        heir('H49.205', territory('HL', 'YT')),
        heir('H49.06', work('hộ tịch')),
      ),
    ],
    'H49.204': [registered('H49.204')],
    'H49.205': [
      registered('H49.205'),
      succeeded('2026-01-01', heir('H49.206', territory('HL')), heir('H49.207', territory('YT'))),
    ],
    'H49.206': [registered('H49.206')],
    'H49.207': [registered('H49.207')],
    'H49.06': [registered('H49.06'), suspended('2026-01-01')],
    'H49.01': [registered('H49.01'), succeeded(REFORM, heir('H49.32', territory('X')))],
  });

  it('is never broadcast: without a hint the candidates wait for the operator', () => {
    const resolution = register.resolve('H49.32', FIRST);
    expect(short(resolution)).toEqual(['scoped', 'H49.32', ['H49.204', 'H49.205', 'H49.06']]);
    expect(resolution.kind === 'scoped' && resolution.candidates.map(({ scope }) => scope)).toEqual([
      territory('TY', 'YT'),
      territory('HL', 'YT'),
      work('hộ tịch'),
    ]);
  });

  it('goes to the one successor whose ground or work the hint names', () => {
    expect(short(register.resolve('H49.32', FIRST, { areas: ['TY'] }))).toEqual(['succeeded', 'H49.32', 'H49.204']);
    expect(short(register.resolve('H49.32', FIRST, { fields: ['hộ tịch'] }))).toEqual([
      'succeeded',
      'H49.32',
      'H49.06',
    ]);
  });

  it('waits when the hint fits several, and names only these', () => {
    expect(short(register.resolve('H49.32', FIRST, { areas: ['YT'] }))).toEqual([
      'scoped',
      'H49.32',
      ['H49.204', 'H49.205'],
    ]);
  });

  it('offers all when the hint fits none', () => {
    expect(short(register.resolve('H49.32', FIRST, { areas: ['??'] }))).toEqual([
      'scoped',
      'H49.32',
      ['H49.204', 'H49.205', 'H49.06'],
    ]);
  });

  it('offers the heirs of a candidate that closed since, and nobody suspended', () => {
    expect(short(register.resolve('H49.32', moment('2026-06-01T00:00:00Z')))).toEqual([
      'scoped',
      'H49.32',
      ['H49.204', 'H49.206', 'H49.207'],
    ]);
    expect(short(register.resolve('H49.32', moment('2026-06-01T00:00:00Z'), { areas: ['HL'] }))).toEqual([
      'succeeded',
      'H49.32',
      'H49.205',
      'H49.206',
    ]);
  });

  it('needs the hint also where there is but one successor in part', () => {
    const partly = registerOf({
      A01: [registered('A01'), succeeded(REFORM, heir('A02', territory('X')))],
      A02: [registered('A02')],
    });
    expect(short(partly.resolve('A01', FIRST))).toEqual(['scoped', 'A01', ['A02']]);
    expect(short(partly.resolve('A01', FIRST, { areas: ['X'] }))).toEqual(['succeeded', 'A01', 'A02']);
  });

  it('has nobody to answer when all who followed are gone', () => {
    const gone = registerOf({
      A01: [registered('A01'), succeeded('2021-01-01', heir('A02', territory('X')), heir('A03', territory('Y')))],
      A02: [registered('A02'), succeeded('2022-01-01')],
      A03: [registered('A03'), succeeded('2023-01-01')],
    });
    expect(short(gone.resolve('A01', FIRST))).toEqual(['closed', 'A01', '2022-12-31T17:00:00.000Z']);
  });
});
