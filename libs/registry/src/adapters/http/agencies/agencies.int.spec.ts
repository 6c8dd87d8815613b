import { RECORDS, SOURCE } from '../testing/da-nang.js';
import { startRegistryEdge } from '../testing/registry-edge.js';
import type { RegistryEdge } from '../testing/registry-edge.js';

const codesOf = ({ items }: Record<string, unknown>): readonly string[] =>
  (items as readonly { readonly code: string }[]).map(({ code }) => code);

describe('agencies over HTTP', () => {
  let hub: RegistryEdge;
  let agency: string;
  let operator: string;

  beforeEach(async () => {
    hub = await startRegistryEdge(RECORDS);
    agency = await hub.token('agency');
    operator = await hub.token('operator');
  });
  afterEach(() => hub[Symbol.asyncDispose]());

  const get = (path: string, token: string | undefined = agency) => hub.call('GET', path, token);
  const post = (path: string, body: unknown, token: string | undefined = operator) =>
    hub.call('POST', path, token, body);

  it('shows the register to nobody without a token', async () => {
    expect(await hub.call('GET', '/v1/agencies', undefined)).toMatchObject({
      status: 401,
      body: { code: 'auth/token-missing' },
    });
  });

  it('lists agencies by id, page after page', async () => {
    const first = await get('/v1/agencies?limit=3');
    expect(first).toMatchObject({ status: 200, body: { next: 'H53.21' } });
    const second = await get('/v1/agencies?limit=3&after=H53.21');
    expect([...codesOf(first.body), ...codesOf(second.body)]).toEqual(['H53', 'H53.11', 'H53.21', 'H53.22']);
    expect(second.body).not.toHaveProperty('next');
  });

  it('finds agencies by any code of the parent, by kind, and by name without diacritics', async () => {
    const query = new URLSearchParams({ parent: '000.00.00.H53', kind: 'department', search: 'so tai chinh' });
    expect(codesOf((await get(`/v1/agencies?${query.toString()}`)).body)).toEqual(['H53.11']);
  });

  it('answers as of the day asked for', async () => {
    expect(codesOf((await get('/v1/agencies?at=2020-09-14')).body)).toEqual([]);
    expect(codesOf((await get('/v1/agencies?at=2020-09-15&level=province')).body)).toHaveLength(2);
    expect(await get('/v1/agencies/H53?at=2020-09-14T16:59:59Z')).toMatchObject({ status: 404 });
    expect(await get('/v1/agencies/H53?at=2020-09-14T17:00:00Z')).toMatchObject({ status: 200 });
  });

  it('names each place of a query that does not fit', async () => {
    const { status, type, body } = await get('/v1/agencies?limit=0&level=city&closed=maybe&colour=red');
    expect({ status, type, code: body['code'] }).toEqual({
      status: 400,
      type: 'application/problem+json',
      code: 'http/invalid',
    });
    expect(body['errors']).toEqual(
      expect.arrayContaining([
        { path: '/limit', code: 'min', params: { min: 1 } },
        expect.objectContaining({ path: '/level', code: 'is-in' }),
        { path: '/closed', code: 'is-boolean' },
        { path: '/colour', code: 'unknown-property' },
      ]),
    );
  });

  it('refuses an instant that is none, and a day that does not exist', async () => {
    expect(await get('/v1/agencies?at=yesterday')).toMatchObject({
      status: 422,
      body: { code: 'identifiers/instant-malformed', path: '/at' },
    });
    expect(await get('/v1/agencies/H53?at=2025-02-30')).toMatchObject({
      status: 422,
      body: { code: 'identifiers/date-impossible', path: '/at' },
    });
  });

  it('resolves an old code to its holder, without telling where its system is reached', async () => {
    await post('/v1/agencies/H53/rename', { from: '2021-01-01', name: 'Đà Nẵng' });
    const { status, body } = await get('/v1/agencies/000.00.00.H53');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'live',
      agency: { agencyId: 'H53', name: 'Đà Nẵng', status: 'live' },
      heldBy: { agency: 'H53', code: '000.00.00.H53' },
    });
    expect(body['agency']).not.toHaveProperty('endpoint');
  });

  it('answers 404 for a code that nobody holds, and for one that is no code', async () => {
    for (const code of ['H99', 'nonsense'])
      expect(await get(`/v1/agencies/${code}`)).toMatchObject({ status: 404, body: { code: 'agency/unknown' } });
  });

  it('lets no agency and no auditor change the register', async () => {
    const auditor = await hub.token('auditor');
    for (const token of [agency, auditor]) {
      for (const [path, body] of [
        ['/v1/agencies/import', { records: [] }],
        ['/v1/agencies/example', undefined],
        ['/v1/agencies/H53/suspend', { from: '2025-01-01', reason: 'Thử' }],
      ] as const)
        expect(await post(path, body, token)).toMatchObject({ status: 403, body: { code: 'auth/wrong-role' } });
    }
  });

  it('imports records once, however often they are sent', async () => {
    const records = [
      {
        code: 'H53.31',
        name: 'Chi cục Thuế',
        level: 'province',
        kind: 'unit',
        parent: 'H53',
        from: '2021-01-01',
        source: SOURCE,
      },
    ];
    expect((await post('/v1/agencies/import', { records })).body).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      refused: [],
    });
    const head = await hub.registry.store.head();
    expect((await post('/v1/agencies/import', { records })).body).toEqual({
      added: 0,
      changed: 0,
      unchanged: 1,
      refused: [],
    });
    expect(await hub.registry.store.head()).toBe(head);
    expect(hub.registry.registry.register.resolve('H53.31', hub.registry.clock.now()).kind).toBe('live');
  });

  it('reports a refused record with a pointer to the place, and takes the others', async () => {
    const good = { code: 'H53.31', name: 'Thuế', level: 'province', parent: 'H53', from: '2021-01-01', source: SOURCE };
    const bad = {
      ...good,
      code: 'H53.32',
      closed: { from: '2021-01-01', successors: [{ agency: '???', scope: { kind: 'everything' } }] },
    };
    const { status, body } = await post('/v1/agencies/import', { records: [bad, good] });
    expect({ status, added: body['added'] }).toEqual({ status: 200, added: 1 });
    expect(body['refused']).toMatchObject([
      { index: 0, problem: { code: 'import/record-malformed', path: '/records/0/closed/successors/0/agency' } },
    ]);
  });

  it('takes at most 2,000 records in a call', async () => {
    const { status, body } = await post('/v1/agencies/import', { records: Array.from({ length: 2_001 }, () => ({})) });
    expect({ status, errors: body['errors'] }).toEqual({
      status: 400,
      errors: [{ path: '/records', code: 'array-max-size', params: { max: 2000 } }],
    });
  });

  it('records the example register, and a second time nothing', async () => {
    await using empty = await startRegistryEdge();
    const token = await empty.token('operator');
    const first = await empty.call('POST', '/v1/agencies/example', token);
    expect(first).toMatchObject({ status: 200, body: { changed: 0, unchanged: 0, refused: [] } });
    expect(first.body['added']).toBe(empty.registry.registry.register.size);
    const second = await empty.call('POST', '/v1/agencies/example', token);
    expect(second.body).toEqual({ added: 0, changed: 0, unchanged: first.body['added'], refused: [] });
  });

  it('records who suspended an agency, and resumes it', async () => {
    const suspended = await post('/v1/agencies/H53.11/suspend', { from: '2021-01-01', reason: 'Chuyển hệ thống' });
    expect(suspended).toMatchObject({ status: 200, body: { agencyId: 'H53.11', recorded: ['AgencySuspended'] } });
    expect((await get('/v1/agencies/H53.11')).body).toMatchObject({ kind: 'suspended' });
    const { events } = await hub.registry.store.readAll({
      after: 0,
      limit: 500,
      filter: { types: ['AgencySuspended'] },
    });
    expect(events.map(({ meta }) => meta.by)).toEqual([{ role: 'operator', system: 'operator-tool' }]);
    await post('/v1/agencies/H53.11/resume', { from: '2021-02-01' });
    expect((await get('/v1/agencies/H53.11')).body).toMatchObject({ kind: 'live' });
  });

  it('accepts a repeated act without a new fact', async () => {
    const body = { from: '2021-01-01', name: 'Sở Tài chính và Kế hoạch' };
    expect((await post('/v1/agencies/H53.11/rename', body)).body).toMatchObject({ recorded: ['AgencyRenamed'] });
    expect((await post('/v1/agencies/H53.11/rename', body)).body).toEqual({ agencyId: 'H53.11', recorded: [] });
  });

  it('records a further code, another parent, an endpoint that nobody is shown, and a key', async () => {
    const from = '2021-03-01';
    const path = '/v1/agencies/H53.11';
    expect((await post(`${path}/codes`, { from, code: '011.00.00.H53' })).body).toMatchObject({
      recorded: ['AgencyCodeAdded'],
    });
    expect((await get('/v1/agencies/011.00.00.H53?at=2021-03-01')).body).toMatchObject({
      agency: { agencyId: 'H53.11' },
    });
    const key = { keyId: 'k-1', algorithm: 'Ed25519', publicKey: 'AAAA' };
    const endpoint = { kind: 'http', address: 'https://qlvb.example/only-the-hub' };
    for (const [act, body, fact] of [
      ['move', { from, level: 'commune' }, 'AgencyMoved'],
      ['endpoint', { from, endpoint }, 'EndpointChanged'],
      ['key', { from, key }, 'KeyRotated'],
    ] as const) {
      expect((await post(`${path}/${act}`, body)).body).toMatchObject({ recorded: [fact] });
      expect((await post(`${path}/${act}`, body)).body).toMatchObject({ recorded: [] });
    }
    const { body } = await get('/v1/agencies/011.00.00.H53?at=2021-03-01');
    expect(body).toMatchObject({ agency: { level: 'commune', key } });
    expect(JSON.stringify(body)).not.toContain('only-the-hub');
  });

  it('points to what is wrong with a further code, a parent, an endpoint and a key', async () => {
    const from = '2021-04-01';
    for (const [act, body, code, path] of [
      ['codes', { from, code: '!!!' }, 'identifiers/agency-code-malformed', '/code'],
      ['codes', { from, code: 'H53.22' }, 'agency/code-taken', '/code'],
      ['move', { from, parent: 'H53.99' }, 'agency/parent-unknown', '/parent'],
      ['move', { from, parent: 'H53.11' }, 'agency/parent-cycle', '/parent'],
      ['endpoint', { from, endpoint: { kind: 'fax', address: 'x' } }, 'http/invalid', '/endpoint/kind'],
      ['key', { from }, 'http/invalid', '/key'],
    ] as const) {
      const { body: problem } = await post(`/v1/agencies/H53.11/${act}`, body);
      expect({ act, code: problem['code'], path: problem['path'] }).toEqual({ act, code, path });
    }
  });

  it('gives the domain’s refusal its place in the body', async () => {
    expect(await post('/v1/agencies/H53.11/rename', { from: '2019-01-01', name: 'Sớm quá' })).toMatchObject({
      status: 422,
      body: { code: 'agency/before-registration', path: '/from' },
    });
  });
});
