import { createHash } from 'node:crypto';
import { instantOf } from '@lienthong/kernel';
import type { AgencyRecord } from '../../../application/agency-record.js';
import { startRegistryEdge } from '../testing/registry-edge.js';
import type { RegistryEdge } from '../testing/registry-edge.js';

const RECORDS: readonly AgencyRecord[] = [
  {
    code: 'H53',
    aliases: ['000.00.00.H53'],
    name: 'UBND thành phố Đà Nẵng',
    level: 'province',
    from: '2020-09-15',
    source: 'Thử',
  },
  {
    code: 'H54',
    name: 'Đã giải thể',
    level: 'province',
    from: '2020-09-15',
    source: 'Thử',
    closed: { from: '2025-07-01', successors: [] },
  },
];

describe('connected systems over HTTP', () => {
  let now: number;
  let hub: RegistryEdge;
  let operator: string;

  beforeEach(async () => {
    now = Date.parse('2026-01-01T00:00:00Z');
    hub = await startRegistryEdge(RECORDS, { now: () => instantOf(new Date(now)) });
    operator = await hub.token('operator');
  });
  afterEach(() => hub[Symbol.asyncDispose]());

  const get = (path: string, token = operator) => hub.call('GET', path, token);
  const post = (path: string, body: unknown, token = operator) => hub.call('POST', path, token, body);
  const register = () =>
    post('/v1/systems', { systemId: 'qlvb', name: 'Quản lý văn bản', kind: 'document-management' });
  const issue = async (body: unknown) => {
    const { body: issued } = await post('/v1/systems/qlvb/credentials', body);
    return issued as { readonly token: string; readonly credentialId: string };
  };

  it('registers a system once, and refuses another under its id', async () => {
    const first = await register();
    expect(first).toMatchObject({ status: 201, body: { systemId: 'qlvb', mandates: [], credentials: [] } });
    expect(await register()).toEqual(first);
    expect(await post('/v1/systems', { systemId: 'qlvb', name: 'Khác', kind: 'tool' })).toMatchObject({
      status: 409,
      body: { code: 'system/already-registered' },
    });
  });

  it('is for operators alone', async () => {
    const [agency, auditor] = [await hub.token('agency'), await hub.token('auditor')];
    for (const token of [agency, auditor]) {
      for (const answer of [
        await get('/v1/systems', token),
        await get('/v1/systems/operator-tool', token),
        await post('/v1/systems', { systemId: 'mine', name: 'Của tôi', kind: 'tool' }, token),
        await post('/v1/systems/operator-tool/mandates', { agency: 'H53' }, token),
        await post('/v1/systems/operator-tool/mandates/H53/end', {}, token),
        await post('/v1/systems/agency-tool/credentials', { role: 'operator', days: 1 }, token),
        await post('/v1/credentials/00000000000000000000/revoke', { reason: 'Thử' }, token),
      ])
        expect(answer).toMatchObject({ status: 403, body: { code: 'auth/wrong-role' } });
    }
  });

  it('names each place of a registration that does not fit', async () => {
    const { status, body } = await post('/v1/systems', { systemId: 'Q L', kind: 'fax', secret: 'x' });
    expect(status).toBe(400);
    expect(body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: '/systemId', code: 'matches' }),
        { path: '/name', code: 'is-string' },
        { path: '/kind', code: 'is-in', params: { allowed: 'document-management, one-stop, platform, tool' } },
        { path: '/secret', code: 'unknown-property' },
      ]),
    );
  });

  it('lists systems by id, page after page', async () => {
    await register();
    const first = await get('/v1/systems?limit=1');
    expect(first.body).toMatchObject({ items: [{ systemId: 'operator-tool' }], next: 'operator-tool' });
    const second = await get('/v1/systems?limit=1&after=operator-tool');
    expect(second.body).toEqual({
      items: [{ systemId: 'qlvb', name: 'Quản lý văn bản', kind: 'document-management' }],
    });
  });

  it('grants a mandate under any code, from the beginning of a day, and ends it', async () => {
    await register();
    const granted = await post('/v1/systems/qlvb/mandates', {
      agency: '000.00.00.H53',
      from: '2025-07-01',
      to: '2027-01-01',
    });
    expect(granted).toMatchObject({
      status: 201,
      body: { mandates: [{ agency: 'H53', from: '2025-06-30T17:00:00.000Z', to: '2026-12-31T17:00:00.000Z' }] },
    });
    const ended = await post('/v1/systems/qlvb/mandates/000.00.00.H53/end', {});
    expect(ended.body).toMatchObject({ mandates: [{ agency: 'H53', to: '2026-01-01T00:00:00.000Z' }] });
  });

  it('refuses a mandate for whom nobody knows, for the closed without an end, and one that ends first', async () => {
    await register();
    const refusals = [
      [{ agency: 'H99' }, 'mandate/agency-unknown', '/agency'],
      [{ agency: 'H54' }, 'mandate/closed-agency-needs-end', '/to'],
      [{ agency: 'H53', from: '2026-01-02', to: '2026-01-01' }, 'mandate/dates', '/to'],
      [{ agency: 'H53', from: 'soon' }, 'identifiers/instant-malformed', '/from'],
    ] as const;
    for (const [body, code, path] of refusals)
      expect(await post('/v1/systems/qlvb/mandates', body)).toMatchObject({ status: 422, body: { code, path } });
    expect(await post('/v1/systems/nobody/mandates', { agency: 'H53' })).toMatchObject({
      status: 404,
      body: { code: 'system/unknown' },
    });
  });

  it('shows a token once and keeps its hash only', async () => {
    await register();
    const { token, credentialId } = await issue({ role: 'agency', days: 30 });
    expect((await get('/v1/agencies', token)).status).toBe(200);

    const view = await get('/v1/systems/qlvb');
    expect(view.body['credentials']).toEqual([{ credentialId, role: 'agency', expiresAt: '2026-01-31T00:00:00.000Z' }]);
    const secret = token.slice(-43);
    const hash = createHash('sha256').update(Buffer.from(secret, 'base64url')).digest('hex');
    const { events } = await hub.registry.store.readAll({ after: 0, limit: 500 });
    const log = JSON.stringify(events);
    expect(log).toContain(hash);
    expect(log).not.toContain(secret);
    expect(JSON.stringify(view.body)).not.toContain(hash);
  });

  it('wants exactly one end of a credential, in the time to come', async () => {
    await register();
    for (const body of [{ role: 'agency' }, { role: 'agency', days: 1, expiresAt: '2027-01-01' }]) {
      const { status, body: problem } = await post('/v1/systems/qlvb/credentials', body);
      expect({ status, errors: problem['errors'] }).toEqual({
        status: 400,
        errors: [{ path: '/expiresAt', code: 'either-expires-at-or-days' }],
      });
    }
    expect(await post('/v1/systems/qlvb/credentials', { role: 'agency', expiresAt: '2025-12-31' })).toMatchObject({
      status: 422,
      body: { code: 'credential/expired', path: '/expiresAt' },
    });
  });

  it('answers 401 from the next call on after a revocation, and keeps the first moment of it', async () => {
    await register();
    const { token, credentialId } = await issue({ role: 'agency', days: 30 });
    const revoke = () => post(`/v1/credentials/${credentialId}/revoke`, { reason: 'Lộ mã' });
    const revoked = await revoke();
    expect(revoked).toMatchObject({
      status: 200,
      body: { credentialId, systemId: 'qlvb', revokedAt: '2026-01-01T00:00:00.000Z' },
    });
    expect(await get('/v1/agencies', token)).toMatchObject({ status: 401, body: { code: 'auth/token-invalid' } });
    now += 60_000;
    expect((await revoke()).body).toEqual(revoked.body);
  });

  it('answers 401 once a token has expired', async () => {
    await register();
    const { token } = await issue({ role: 'agency', expiresAt: '2026-01-01T00:10:00Z' });
    expect((await get('/v1/agencies', token)).status).toBe(200);
    now += 600_000;
    expect((await get('/v1/agencies', token)).status).toBe(401);
  });

  it('revokes nothing without a reason, and no credential that is unknown', async () => {
    const unknown = '/v1/credentials/00000000000000000000/revoke';
    expect(await post(unknown, {})).toMatchObject({ status: 400, body: { code: 'http/invalid', path: '/reason' } });
    for (const path of [unknown, '/v1/credentials/xyz/revoke'])
      expect(await post(path, { reason: 'Thử nghiệm' })).toMatchObject({
        status: 404,
        body: { code: 'credential/unknown' },
      });
  });

  it('puts every act on record under the operator’s system', async () => {
    const before = await hub.registry.store.head();
    await register();
    const { credentialId } = await issue({ role: 'agency', days: 30 });
    await post('/v1/systems/qlvb/mandates', { agency: 'H53' });
    await post('/v1/systems/qlvb/mandates/H53/end', { at: '2026-02-01' });
    await post(`/v1/credentials/${credentialId}/revoke`, { reason: 'Thử nghiệm' });
    const { events } = await hub.registry.store.readAll({ after: before, limit: 100 });
    const acts = events.filter(({ type }) => type !== 'SystemSeen');
    expect(acts.map(({ type }) => type)).toEqual([
      'SystemRegistered',
      'CredentialIssued',
      'MandateGranted',
      'MandateEnded',
      'CredentialRevoked',
    ]);
    for (const { meta } of acts) expect(meta.by).toEqual({ role: 'operator', system: 'operator-tool' });
  });

  it('notes that a system was seen, once for many calls at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => get('/v1/systems')));
    const seen = { after: 0, limit: 100, filter: { types: ['SystemSeen'] } };
    expect((await hub.registry.store.readAll(seen)).events).toHaveLength(1);
    expect((await get('/v1/systems/operator-tool')).body).toMatchObject({ seenAt: '2026-01-01T00:00:00.000Z' });
    expect(hub.failures).toEqual([]);
  });
});
