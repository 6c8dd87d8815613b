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
    closed: { from: '2025-07-01', successors: [{ agency: 'H53', scope: { kind: 'everything' } }] },
  },
];
const NOW = '2026-01-01T00:00:00.000Z';

describe('bus mandates over HTTP', () => {
  let hub: RegistryEdge;
  let operator: string;

  beforeEach(async () => {
    hub = await startRegistryEdge(RECORDS, { now: () => instantOf(new Date(NOW)) });
    operator = await hub.token('operator');
    for (const systemId of ['qlvb', 'khac']) {
      await post('/v1/systems', { systemId, name: systemId, kind: 'platform' });
      await post(`/v1/systems/${systemId}/mandates`, { agency: 'H53', from: '2025-01-01' });
    }
  });
  afterEach(() => hub[Symbol.asyncDispose]());

  const get = (path: string, token = operator) => hub.call('GET', path, token);
  const post = (path: string, body: unknown) => hub.call('POST', path, operator, body);
  const put = (path: string, body: unknown = {}, token = operator) => hub.call('PUT', path, token, body);
  const remove = (path: string, token = operator) => hub.call('DELETE', path, token);

  it('are granted under any code, once, and shown', async () => {
    const granted = await put('/v1/systems/qlvb/bus-mandates/000.00.00.H53');
    expect(granted).toMatchObject({ status: 200, body: { agency: 'H53', tenures: [{ system: 'qlvb', from: NOW }] } });
    expect(await put('/v1/systems/qlvb/bus-mandates/H53')).toEqual(granted);
    expect((await get('/v1/systems/qlvb/bus-mandates')).body).toEqual({ items: [granted.body] });
    expect((await get('/v1/systems/khac/bus-mandates')).body).toEqual({ items: [] });
  });

  it('are held by one system at a time, and pass on when ended', async () => {
    await put('/v1/systems/qlvb/bus-mandates/H53', { from: '2025-06-01' });
    const refused = await put('/v1/systems/khac/bus-mandates/H53');
    expect(refused).toMatchObject({ status: 409, body: { code: 'bus-mandate/held' } });
    expect(refused.body['title']).toContain('qlvb');
    const ended = await remove('/v1/systems/qlvb/bus-mandates/H53?at=2026-01-02');
    expect(ended.body).toMatchObject({ tenures: [{ system: 'qlvb', to: '2026-01-01T17:00:00.000Z' }] });
    expect(await put('/v1/systems/khac/bus-mandates/H53')).toMatchObject({
      status: 409,
      body: { code: 'bus-mandate/held-until', path: '/from' },
    });
    expect((await put('/v1/systems/khac/bus-mandates/H53', { from: '2026-01-02' })).status).toBe(200);
  });

  it('are refused for whom nobody knows, the closed, the unmandated, and dates out of order', async () => {
    for (const [path, body, code] of [
      ['H99', {}, 'bus-mandate/agency-unknown'],
      ['H54', {}, 'bus-mandate/agency-closed'],
      ['H53', { from: '2024-01-01' }, 'bus-mandate/needs-mandate'],
      ['H53', { from: '2026-02-01', to: '2026-01-01' }, 'bus-mandate/dates'],
    ] as const)
      expect(await put(`/v1/systems/qlvb/bus-mandates/${path}`, body)).toMatchObject({ status: 422, body: { code } });
    expect(await put('/v1/systems/nobody/bus-mandates/H53')).toMatchObject({ body: { code: 'system/unknown' } });
    expect(await put('/v1/systems/qlvb/bus-mandates/H53', { until: 'x' })).toMatchObject({ status: 400 });
  });

  it('are for operators alone', async () => {
    const agency = await hub.token('agency');
    for (const answer of [
      await get('/v1/bus/agencies', agency),
      await get('/v1/systems/qlvb/bus-mandates', agency),
      await put('/v1/systems/qlvb/bus-mandates/H53', {}, agency),
      await remove('/v1/systems/qlvb/bus-mandates/H53', agency),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'auth/wrong-role' } });
  });

  it('list who writes and who reads what, for the broker to be provisioned from', async () => {
    await post('/v1/systems/khac/mandates', { agency: 'H54', from: '2025-01-01', to: '2027-01-01' });
    await put('/v1/systems/khac/bus-mandates/H54', { from: '2025-01-01', to: '2026-06-01' });
    await put('/v1/systems/qlvb/bus-mandates/H53');
    const holder = { system: 'qlvb', from: NOW };
    expect((await get('/v1/bus/agencies?limit=1')).body).toEqual({
      items: [
        {
          agencyId: 'H53',
          code: 'H53',
          codes: ['H53', '000.00.00.H53'],
          name: 'UBND thành phố Đà Nẵng',
          tenures: [holder],
          holder,
          reader: 'qlvb',
        },
      ],
      next: 'H53',
    });
    const { body } = await get('/v1/bus/agencies?after=H53');
    expect(body).toMatchObject({
      items: [{ agencyId: 'H54', reader: 'qlvb', closed: { successor: 'H53', undecided: [] } }],
    });
    expect(body).not.toHaveProperty('next');
  });

  it('stand on record under the operator’s system', async () => {
    await put('/v1/systems/qlvb/bus-mandates/H53');
    await remove('/v1/systems/qlvb/bus-mandates/H53?at=2026-02-01');
    const { events } = await hub.registry.store.readAll({
      after: 0,
      limit: 10,
      filter: { types: ['BusMandateGranted', 'BusMandateEnded'] },
    });
    expect(events.map(({ stream, type, meta }) => [stream, type, meta.by])).toEqual([
      ['busmandate-H53', 'BusMandateGranted', { role: 'operator', system: 'operator-tool' }],
      ['busmandate-H53', 'BusMandateEnded', { role: 'operator', system: 'operator-tool' }],
    ]);
  });
});
