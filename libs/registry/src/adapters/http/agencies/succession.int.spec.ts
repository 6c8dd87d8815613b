import { RECORDS } from '../testing/da-nang.js';
import { startRegistryEdge } from '../testing/registry-edge.js';
import type { RegistryEdge } from '../testing/registry-edge.js';

describe('succession over HTTP', () => {
  let hub: RegistryEdge;
  let operator: string;

  beforeEach(async () => {
    hub = await startRegistryEdge(RECORDS);
    operator = await hub.token('operator');
  });
  afterEach(() => hub[Symbol.asyncDispose]());

  const get = (path: string) => hub.call('GET', path, operator);
  const post = (path: string, body: unknown) => hub.call('POST', path, operator, body);

  it('closes an agency in favour of its successor', async () => {
    const body = { from: '2025-07-01', successors: [{ agency: 'H53.22', scope: { kind: 'everything' } }] };
    expect(await post('/v1/agencies/H53.21/succeed', body)).toMatchObject({ status: 200 });
    expect((await get('/v1/agencies/H53.21?at=2025-07-01')).body).toMatchObject({
      kind: 'succeeded',
      successor: { agencyId: 'H53.22' },
      via: [{ from: 'H53.21', to: 'H53.22', scope: { kind: 'everything' } }],
    });
    expect((await get('/v1/agencies/H53.21?at=2025-06-30')).body).toMatchObject({ kind: 'live' });
  });

  it('shows who took which part of a divided agency', async () => {
    const successors = [
      { agency: 'H53.22', scope: { kind: 'territory', description: 'Phía bắc', areas: ['A1'] } },
      { agency: 'H53.11', scope: { kind: 'work', fields: ['tai-chinh'] } },
    ];
    expect(await post('/v1/agencies/H53.21/succeed', { from: '2025-07-01', successors })).toMatchObject({
      status: 200,
    });
    expect((await get('/v1/agencies/H53.21')).body).toMatchObject({
      kind: 'scoped',
      candidates: [
        { agency: { agencyId: 'H53.22' }, scope: { kind: 'territory', areas: ['A1'] } },
        { agency: { agencyId: 'H53.11' }, scope: { kind: 'work', fields: ['tai-chinh'] } },
      ],
    });
  });

  it('points to the successor that is unknown, and to the scope that is none', async () => {
    const successors = [{ agency: 'H53.99', scope: { kind: 'everything' } }];
    expect(await post('/v1/agencies/H53.21/succeed', { from: '2025-07-01', successors })).toMatchObject({
      status: 422,
      body: { code: 'agency/successor-unknown', path: '/successors/0/agency' },
    });
    const pieces = [
      { agency: 'H53.22', scope: { kind: 'half' } },
      { agency: 'H53.22', scope: { kind: 'work', fields: ['x'], areas: ['A1'] } },
      { agency: 'H53.22', scope: 'everything' },
    ];
    const { body } = await post('/v1/agencies/H53.21/succeed', { from: '2025-07-01', successors: pieces });
    expect(body['errors']).toEqual(
      expect.arrayContaining([
        { path: '/successors/0/scope/kind', code: 'is-in', params: { allowed: 'everything, territory, work' } },
        { path: '/successors/1/scope/areas', code: 'unknown-property' },
        { path: '/successors/2/scope', code: 'nested-validation' },
      ]),
    );
  });
});
