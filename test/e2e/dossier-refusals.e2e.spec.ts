import { birth, CODE, local, NATIONAL, openDossierHub } from '../support/dossier-hub.js';
import type { DossierHub } from '../support/dossier-hub.js';

const START = local('2026-03-03 08:00');

describe('bad input about dossiers is refused with its code and its place', () => {
  let world: DossierHub;
  let open = '';
  let finished = '';
  const file = async (messageId: string): Promise<string> => {
    const { body } = await world.ask(world.tokens.commune, 'POST', '/v1/dossiers', { ...birth, messageId });
    return String(body['dossier']);
  };
  beforeAll(async () => {
    world = await openDossierHub(START);
    const { commune } = world.tokens;
    [open, finished] = [await file('mo'), await file('xong')];
    await world.ask(commune, 'POST', `/v1/dossiers/${open}/reception`, { code: CODE, national: NATIONAL });
    await world.ask(commune, 'POST', `/v1/dossiers/${finished}/reception`, { code: 'H49.204-260303-0002' });
    await world.ask(commune, 'POST', `/v1/dossiers/${finished}/withdrawal`, {});
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const report = { reportId: 'r', report: 'completed' };
  const cases: readonly [
    what: string,
    who: 'commune' | 'police' | 'insurance' | 'stranger',
    path: (id: string) => string,
    body: object,
    status: number,
    refusal: { readonly code: string; readonly path?: string },
  ][] = [
    [
      'an unknown procedure',
      'commune',
      () => '',
      { ...birth, messageId: 'a', procedure: '9.999999' },
      404,
      { code: 'procedure/unknown', path: '/procedure' },
    ],
    [
      'a day before every version',
      'commune',
      () => '',
      { ...birth, messageId: 'a', filedAt: '2019-01-02T08:00:00+07:00' },
      422,
      { code: 'procedure/not-in-force', path: '/procedure' },
    ],
    [
      'a receiver that the register does not know',
      'commune',
      () => '',
      { ...birth, messageId: 'a', receiver: 'H99.999' },
      422,
      { code: 'dossier/receiver-unknown', path: '/receiver' },
    ],
    [
      'a receiver outside the mandate',
      'police',
      () => '',
      { ...birth, messageId: 'a' },
      403,
      { code: 'dossier/not-in-mandate', path: '/receiver' },
    ],
    [
      'an option that the procedure lacks',
      'commune',
      () => '',
      { ...birth, messageId: 'a', options: ['bay'] },
      422,
      { code: 'dossier/unknown-option', path: '/options/0' },
    ],
    [
      'an item that no citizen files',
      'commune',
      () => '',
      { ...birth, messageId: 'a', items: [{ item: 'the-bhyt' }] },
      422,
      { code: 'dossier/unknown-item', path: '/items/0' },
    ],
    [
      'data that the item lacks',
      'commune',
      () => '',
      { ...birth, messageId: 'a', items: [{ item: 'giay-chung-sinh', fields: { luong: 1 } }] },
      422,
      { code: 'dossier/unknown-field', path: '/items/0/fields/luong' },
    ],
    [
      'another filing under one id',
      'commune',
      () => '',
      { ...birth, messageId: 'mo', options: [] },
      409,
      { code: 'dossier/filed-already', path: '/messageId' },
    ],
    [
      'a filing from tomorrow',
      'commune',
      () => '',
      { ...birth, messageId: 'a', filedAt: '2026-03-04T08:00:00+07:00' },
      422,
      { code: 'dossier/moment-ahead', path: '/filedAt' },
    ],
    [
      'a property that nobody knows',
      'commune',
      () => '',
      { ...birth, messageId: 'a', luong: 1 },
      400,
      { code: 'http/invalid', path: '/luong' },
    ],
    [
      'a channel that nobody knows',
      'commune',
      () => '',
      { ...birth, messageId: 'a', channel: 'fax' },
      400,
      { code: 'http/invalid', path: '/channel' },
    ],
    [
      'a report of the wrong agency',
      'police',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, agency: 'G01.549.04' },
      404,
      { code: 'dossier/unknown' },
    ],
    [
      'a report on a leg that the procedure lacks',
      'commune',
      (id) => `/${id}/legs/bay/reports`,
      report,
      404,
      { code: 'dossier/unknown-leg', path: '/leg' },
    ],
    [
      'a result without its leg, whose agency comes too early',
      'insurance',
      (id) => `/${id}/legs/bhyt/reports`,
      report,
      409,
      { code: 'dossier/leg-not-started', path: '/leg' },
    ],
    [
      'a result that another leg produces',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, items: [{ item: 'the-bhyt' }] },
      422,
      { code: 'dossier/not-produced', path: '/items/0' },
    ],
    [
      'a report on a leg that another agency is to have',
      'commune',
      (id) => `/${id}/legs/bhyt/reports`,
      report,
      403,
      { code: 'dossier/wrong-agency', path: '/agency' },
    ],
    [
      'a leg that is done without its result',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      report,
      422,
      { code: 'dossier/result-missing', path: '/items' },
    ],
    [
      'a step that the leg lacks',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, report: 'step', step: 'bay' },
      422,
      { code: 'dossier/unknown-step', path: '/step' },
    ],
    [
      'a step that is not named',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, report: 'step' },
      400,
      { code: 'http/invalid', path: '/step' },
    ],
    [
      'a return that the procedure lacks',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, report: 'returned', to: 'bhyt', reason: 'Sai' },
      422,
      { code: 'dossier/no-such-return', path: '/to' },
    ],
    [
      'a failure without its reason',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, report: 'failed' },
      422,
      { code: 'dossier/reason-required', path: '/reason' },
    ],
    [
      'a moment before the reception',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, at: '2026-03-02T08:00:00+07:00' },
      422,
      { code: 'dossier/before-reception', path: '/at' },
    ],
    [
      'a moment ahead',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, at: '2026-03-09T08:00:00+07:00' },
      422,
      { code: 'dossier/moment-ahead', path: '/at' },
    ],
    [
      'a date that does not exist',
      'commune',
      (id) => `/${id}/legs/khai-sinh/reports`,
      { ...report, at: '2026-02-30T08:00:00+07:00' },
      400,
      { code: 'http/invalid', path: '/at' },
    ],
    [
      'an answer that nobody awaits',
      'commune',
      (id) => `/${id}/answers`,
      { requestId: 'x' },
      409,
      { code: 'dossier/nothing-awaited', path: '/requestId' },
    ],
    [
      'a second code',
      'commune',
      (id) => `/${id}/reception`,
      { code: 'H49.204-260303-0009' },
      409,
      { code: 'dossier/received-already', path: '/code' },
    ],
    [
      'another national code',
      'commune',
      (id) => `/${id}/national-code`,
      { national: 'G01.899-260303-000999' },
      409,
      { code: 'dossier/code-linked', path: '/national' },
    ],
    [
      'an apology for an earlier date',
      'commune',
      (id) => `/${id}/apology`,
      { due: '2026-03-04T17:00:00+07:00', reason: 'Quá tải' },
      422,
      { code: 'dossier/apology-not-later', path: '/due' },
    ],
    [
      'a delivery without a result',
      'commune',
      (id) => `/${id}/delivery`,
      {},
      409,
      { code: 'dossier/result-not-issued' },
    ],
    ['whatever of a stranger', 'stranger', (id) => `/${id}/withdrawal`, {}, 404, { code: 'dossier/unknown' }],
  ];

  it.each(cases)('%s', async (_, who, path, body, status, refusal) => {
    const before = await world.hub.exchange.store.headOf(`dossier-${open}` as never);
    const answer = await world.ask(
      world.tokens[who],
      who === 'commune' && path('x').endsWith('national-code') ? 'PUT' : 'POST',
      `/v1/dossiers${path(open)}`,
      body,
    );
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status, body: refusal });
    expect(answer.body['detail']).toEqual(expect.any(String));
    expect(await world.hub.exchange.store.headOf(`dossier-${open}` as never)).toBe(before);
  });

  it.each([
    ['a code without a form', { code: 'HS-1' }, { code: 'identifiers/dossier-code-malformed', path: '/code' }],
    [
      'a code whose day does not exist',
      { code: 'H49.204-260230-0003' },
      { code: 'identifiers/dossier-code-date', path: '/code' },
    ],
    ['a code with another prefix', { code: 'H49.32.05-260303-0003' }, { code: 'dossier/code-prefix', path: '/code' }],
    ['a code of another day', { code: 'H49.204-260302-0003' }, { code: 'dossier/code-date', path: '/code' }],
    ['the code of another dossier', { code: CODE }, { code: 'dossier/code-taken', path: '/code' }],
    [
      'the national code of another dossier',
      { code: 'H49.204-260303-0003', national: NATIONAL },
      { code: 'dossier/code-taken', path: '/national' },
    ],
    [
      'a reception before the filing',
      { code: 'H49.204-260302-0003', receivedAt: '2026-03-02T08:00:00+07:00' },
      { code: 'dossier/before-reception', path: '/receivedAt' },
    ],
  ])('%s, at the reception: none is mended or made up', async (_, body, refusal) => {
    const id = await file('cho-nhan');
    const answer = await world.ask(world.tokens.commune, 'POST', `/v1/dossiers/${id}/reception`, body);
    expect(answer.body).toMatchObject(refusal);
  });

  it('a report on a finished dossier, however it is made', async () => {
    const { commune } = world.tokens;
    const onLeg = await world.ask(commune, 'POST', `/v1/dossiers/${finished}/legs/khai-sinh/reports`, report);
    expect(onLeg).toMatchObject({ status: 409, body: { code: 'dossier/finished' } });
    for (const [path, body] of [
      ['delivery', {}],
      ['stop', { reason: 'Thôi' }],
      ['answers', { requestId: 'x' }],
      ['apology', { due: '2026-03-20T17:00:00+07:00', reason: 'Quá tải' }],
    ] as const) {
      const answer = await world.ask(commune, 'POST', `/v1/dossiers/${finished}/${path}`, body);
      expect([path, answer.body['code']]).toEqual([path, 'dossier/finished']);
    }
  });
});
