import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CONFIG, fillSynthetic, initHub, startHub } from '@lienthong/hub';
import type { Hub } from '@lienthong/hub';
import { systemClock } from '@lienthong/kernel';
import { importAgencies } from '@lienthong/registry';
import { call } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { connectSystem } from '../support/systems.js';

const QUARTER = 'agency=H11.99&from=2024-01-01&to=2024-03-31';
const TOTAL = {
  received: 4917, online: 246, directOrPost: 2180, carriedOver: 2491,
  resolved: 3503, late: 1733, inProcess: 1414, inTime: 827, overdue: 587,
}; // prettier-ignore

interface Told {
  readonly forms: Record<string, { readonly total: Record<string, number>; readonly lateRate: number }>;
  readonly causesInAll: Record<string, { readonly late: number; readonly overdue: number }>;
  readonly drift: { readonly share: number | null };
}

describe('reports of a hub that holds the quarter of Hàm Tân', () => {
  let dir: string;
  let hub: Hub;
  let operator: string;
  let district: string;
  let neighbour: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'lienthong-reports-'));
    operator = (await initHub(dir)).token;
    const filled = await fillSynthetic(dir, { byPost: 900, bySynchronisation: 700, seed: 5 });
    expect(filled).toMatchObject({ agency: 'H11.99', dossiers: 4917 });
    hub = await startHub({ ...DEFAULT_CONFIG, dir, port: 0, logLevel: 'silent' });
    const ports = { store: hub.exchange.store, registry: hub.registry, clock: systemClock };
    const imported = { level: 'commune', from: '2020-01-01', example: true, source: 'Thử' } as const;
    await importAgencies(ports)([
      { ...imported, code: 'H11.98', name: 'Đơn vị bên cạnh' },
      { ...imported, code: 'H11.99.1', name: 'Đơn vị trực thuộc', parent: 'H11.99' },
    ]);
    const connect = connectSystem(hub);
    district = (await connect('district', { role: 'agency', mandates: [{ agency: 'H11.99' }] })).token;
    neighbour = (await connect('neighbour', { role: 'agency', mandates: [{ agency: 'H11.98' }] })).token;
  }, 240_000);
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    await rm(dir, { recursive: true });
  });

  const ask = (path: string, token = operator) => call(hub.url, token, 'GET', `/v1/reports/${path}`);
  const fetched = (path: string) =>
    fetch(new URL(`/v1/reports/${path}`, hub.url), { headers: { authorization: `Bearer ${operator}` } });

  it('give the published totals, 47.18 % late, and what no event says: how many by post, how many by record', async () => {
    const { status, body } = await ask(`II06a?${QUARTER}`);
    expect(status).toBe(200);
    const { forms, causesInAll, drift } = body as unknown as Told;
    expect(forms['reported']?.total).toMatchObject(TOTAL);
    expect(((forms['reported']?.lateRate ?? 0) * 100).toFixed(2)).toBe('47.18');
    expect((causesInAll['post']?.late ?? 0) + (causesInAll['post']?.overdue ?? 0)).toBe(900);
    expect((causesInAll['synchronisation']?.late ?? 0) + (causesInAll['synchronisation']?.overdue ?? 0)).toBe(700);
    expect(drift.share).toBe(0);
    // A second time nothing has moved.
    const again = await ask(`II06a?${QUARTER}&knownAt=2024-04-15T00:00:00%2B07:00`);
    expect((again.body as unknown as Told).forms).toEqual(forms);
  });

  it('are files for who wants a file, in Vietnamese', async () => {
    const csv = await fetched(`II06a?${QUARTER}&format=csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toContain('II06a H11.99 2024-01-01 2024-03-31.csv');
    expect(await csv.text()).toMatch(/Tổng cộng,4917,246,2180,2491,3503,\d+,\d+,1733,1414,827,587\r\n$/);
    const xlsx = await fetched(`II06a?${QUARTER}&format=xlsx`);
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const svg = await fetched(`average-time?${QUARTER}&format=svg`);
    expect(svg.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(await svg.text()).toMatch(/^<svg[\s\S]*Gửi hồ sơ giấy lên tỉnh \(bưu chính\)/);
  });

  it('say where the time goes, and rank peers', async () => {
    const { body } = await ask(`average-time?${QUARTER}`);
    const procedures = body['procedures'] as {
      procedure: string;
      legs: { postal: boolean; workingMinutes: number }[];
    }[];
    const land = procedures.find(({ procedure }) => procedure === '2.000880');
    expect(land?.legs.filter(({ postal }) => postal).every(({ workingMinutes }) => workingMinutes > 0)).toBe(true);
    const ranking = await ask(`ranking?${QUARTER}&peers=H11.99,H11.98`);
    expect(ranking.body['ranked']).toMatchObject([
      { place: 1, counts: { received: 4917 } },
      { place: null, onTimeShare: null, counts: { received: 0 } },
    ]);
    expect((await ask(`ranking?${QUARTER}`)).body['ranked']).toMatchObject([{ unit: 'Đơn vị trực thuộc' }]);
  });

  it('answer a system about its own agency and those below, and about no other', async () => {
    expect((await ask(`II06a?${QUARTER}`, district)).status).toBe(200);
    expect((await ask(`II06a?${QUARTER.replace('H11.99', 'H11.99.1')}`, district)).status).toBe(200);
    const [foreign, absent] = await Promise.all([
      ask(`II06a?${QUARTER}`, neighbour),
      ask(`II06a?${QUARTER.replace('H11.99', 'H99.99')}`, neighbour),
    ]);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'agency/unknown', path: '/agency' } });
    const saidOf = ({ body }: Answer) => ({ ...body, instance: undefined });
    expect(saidOf(foreign)).toEqual(saidOf(absent));
    const peers = await ask(`ranking?agency=H11.98&from=2024-01-01&to=2024-03-31&peers=H11.98,H11.99`, neighbour);
    expect(peers).toMatchObject({ status: 404, body: { code: 'agency/unknown', path: '/peers' } });
  });

  it.each([
    ['from=2024-04-01&to=2024-03-31', 422, 'reporting/period-reversed', '/to'],
    ['from=2024-02-30&to=2024-03-31', 422, 'identifiers/date-impossible', '/from'],
    ['from=2024-01-01&to=2024-03-31&knownAt=2999-01-01T00:00:00Z', 422, 'reporting/not-yet-known', '/knownAt'],
    ['from=2024-01-01&to=2024-03-31&knownAt=2023-01-01T00:00:00Z', 422, 'reporting/not-yet-known', '/from'],
  ])('refuse %s with its place', async (query, status, code, path) => {
    expect(await ask(`II06a?agency=H11.99&${query}`)).toMatchObject({ status, body: { code, path } });
  });

  it('refuse a rule, a view and a format that there are not, and peers where there are none', async () => {
    for (const wrong of ['rule=mine', 'view=nice', 'format=pdf'])
      expect(await ask(`II06a?${QUARTER}&${wrong}`)).toMatchObject({ body: { code: 'http/invalid' } });
    const none = await ask('ranking?agency=H11.98&from=2024-01-01&to=2024-03-31');
    expect(none).toMatchObject({ status: 422, body: { code: 'reporting/no-peers', path: '/agency' } });
  });
});
