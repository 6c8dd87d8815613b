import { birth, CODE, local, NATIONAL, openDossierHub } from '../support/dossier-hub.js';
import type { DossierHub } from '../support/dossier-hub.js';

const START = local('2026-03-03 08:00');

describe('who may do what with a dossier', () => {
  let world: DossierHub;
  let dossier = '';
  beforeAll(async () => {
    world = await openDossierHub(START);
    const { commune } = world.tokens;
    dossier = String((await world.ask(commune, 'POST', '/v1/dossiers', birth)).body['dossier']);
    await world.ask(commune, 'POST', `/v1/dossiers/${dossier}/reception`, { code: CODE });
    await world.ask(commune, 'POST', `/v1/dossiers/${dossier}/legs/khai-sinh/reports`, {
      reportId: 'ks',
      report: 'completed',
      items: [{ item: 'giay-khai-sinh' }],
    });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('a stranger is answered about it as about what does not exist', async () => {
    const nowhere = '01900000-0000-7000-8000-000000000000';
    const comparable = async (id: string, method: string, path: string, body?: object) => {
      const answer = await world.ask(world.tokens.stranger, method, `/v1/dossiers/${id}${path}`, body);
      return { status: answer.status, body: { ...answer.body, instance: '…' } };
    };
    const asked: readonly (readonly [string, string, object?])[] = [
      ['GET', ''],
      ['GET', '/trace'],
      ['POST', '/reception', { code: CODE }],
      ['POST', '/reception-refusal', {}],
      ['PUT', '/national-code', { national: NATIONAL }],
      ['POST', '/legs/thuong-tru/reports', { reportId: 'x', report: 'completed' }],
      ['POST', '/answers', { requestId: 'x' }],
      ['POST', '/apology', { due: '2026-03-20T17:00:00+07:00' }],
      ['POST', '/withdrawal', {}],
      ['POST', '/stop', {}],
      ['POST', '/delivery', {}],
    ];
    for (const [method, path, body] of asked) {
      const foreign = await comparable(dossier, method, path, body);
      expect({ path, ...foreign }).toEqual({ path, ...(await comparable(nowhere, method, path, body)) });
      expect(await comparable(CODE, method, path, body)).toEqual(foreign);
      expect([path, foreign.status]).toEqual([path, 404]);
    }
  });

  it('a leg’s agency reports on its own leg, and does nothing of the receiver’s', async () => {
    const { police } = world.tokens;
    const foreign = await world.ask(police, 'POST', `/v1/dossiers/${dossier}/legs/bhyt/reports`, {
      reportId: 'x',
      report: 'completed',
    });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'dossier/wrong-agency', path: '/agency' } });
    const ofReceiver: readonly (readonly [string, string, object])[] = [
      ['POST', 'reception', { code: CODE }],
      ['POST', 'reception-refusal', { reason: 'Không' }],
      ['PUT', 'national-code', { national: NATIONAL }],
      ['POST', 'answers', { requestId: 'x' }],
      ['POST', 'apology', { due: '2026-03-20T17:00:00+07:00', reason: 'Quá tải' }],
      ['POST', 'withdrawal', {}],
      ['POST', 'delivery', {}],
    ];
    for (const [method, path, body] of ofReceiver) {
      const { status, body: said } = await world.ask(police, method, `/v1/dossiers/${dossier}/${path}`, body);
      expect([path, status, said['code'], said['path']]).toEqual([path, 403, 'dossier/not-receiver', '/dossier']);
    }
  });

  it('an agency that is to have a leg is told that it comes too early, and sees nothing of the dossier before', async () => {
    const { commune, police } = world.tokens;
    const { body } = await world.ask(commune, 'POST', '/v1/dossiers', { ...birth, messageId: 'som' });
    const early = `/v1/dossiers/${String(body['dossier'])}`;
    await world.ask(commune, 'POST', `${early}/reception`, { code: 'H49.204-260303-0077' });
    const report = { reportId: 'som', report: 'acknowledged' };
    expect(await world.ask(police, 'POST', `${early}/legs/thuong-tru/reports`, report)).toMatchObject({
      status: 409,
      body: { code: 'dossier/leg-not-started', path: '/leg' },
    });
    const others: readonly (readonly [string, string, object?])[] = [
      ['GET', ''],
      ['GET', '/trace'],
      ['POST', '/legs/khai-sinh/reports', report],
      ['POST', '/stop', { reason: 'Thôi' }],
      ['POST', '/withdrawal', {}],
    ];
    for (const [method, path, asked] of others) {
      const { status, body: said } = await world.ask(police, method, `${early}${path}`, asked);
      expect([path, status, said['code']]).toEqual([path, 404, 'dossier/unknown']);
    }
    await world.ask(commune, 'POST', `${early}/withdrawal`, {});
    const late = await world.ask(police, 'POST', `${early}/legs/thuong-tru/reports`, report);
    expect(late).toMatchObject({ status: 404, body: { code: 'dossier/unknown' } });
  });

  it('nobody of the hub acts for an agency, whether the dossier is there or not', async () => {
    for (const who of ['operator', 'auditor'] as const)
      for (const id of [dossier, '01900000-0000-7000-8000-000000000000'])
        for (const path of ['reception', 'answers', 'withdrawal', 'stop', 'delivery', 'legs/bhyt/reports']) {
          const { status, body } = await world.ask(world.tokens[who], 'POST', `/v1/dossiers/${id}/${path}`, {});
          expect([path, status, body['code']]).toEqual([path, 403, 'auth/wrong-role']);
        }
  });

  it('an operator and an auditor see how it goes on and nothing of what is in it; the auditor’s look is recorded', async () => {
    for (const who of ['operator', 'auditor'] as const) {
      const { status, body } = await world.ask(world.tokens[who], 'GET', `/v1/dossiers/${CODE}`);
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain('Nguyễn An Nhiên');
    }
    const page = await world.hub.exchange.store.readAll({
      after: 0,
      limit: 10_000,
      filter: { types: ['DossierAccessed'] },
    });
    expect(page.events.map(({ data, meta }) => [data, meta.by])).toEqual([
      [
        { dossier, what: 'dossier' },
        { role: 'auditor', system: 'kiem-toan' },
      ],
    ]);
    const board = await world.ask(world.tokens.auditor, 'GET', '/v1/agencies/G01.549.04/dossiers?state=open');
    expect(board.body['work']).toMatchObject([{ leg: 'thuong-tru' }]);
    const foreign = await world.ask(world.tokens.police, 'GET', '/v1/agencies/H49.204/dossiers');
    expect(foreign.body['code']).toBe('dossier/not-in-mandate');
  });

  it('a key belongs to its first request', async () => {
    const { insurance } = world.tokens;
    const path = `/v1/dossiers/${dossier}/legs/bhyt/reports`;
    const key = { 'idempotency-key': '"khoa-1"' };
    const report = { reportId: 'nhan', report: 'acknowledged' };
    expect(await world.ask(insurance, 'POST', path, report, key)).toMatchObject({
      status: 200,
      body: { recorded: true },
    });
    expect(await world.ask(insurance, 'POST', path, report, key)).toMatchObject({
      status: 200,
      body: { recorded: false },
    });
    const other = await world.ask(insurance, 'POST', path, { ...report, reportId: 'khac' }, key);
    expect(other).toMatchObject({ status: 422, body: { code: 'http/idempotency-key-reused' } });
  });
});
