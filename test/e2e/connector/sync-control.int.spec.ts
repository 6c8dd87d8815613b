import { createLog } from '@lienthong/http-edge';
import { call, json } from '../../support/api.js';
import { AXIS, joinAxis, startProvince } from '../../support/axis/province.js';
import type { Province } from '../../support/axis/province.js';
import { startScriptedAxis } from '../../support/axis/scripted-axis.js';
import type { ScriptedAxis } from '../../support/axis/scripted-axis.js';
import { until } from '../../support/eventually.js';

interface Sync {
  readonly state: string;
  readonly call?: string;
  readonly done: number;
  readonly total: number;
  readonly waits?: { readonly since: string; readonly code: string };
}

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly name?: string;
  readonly code?: string;
  readonly done?: number;
}

const ROWS = 20_000;
const LARGE = Array.from({ length: ROWS }, (_, index) => ({
  id: String(index),
  pid: '',
  code: `C${String(index % 90).padStart(2, '0')}.${String(Math.floor(index / 90)).padStart(4, '0')}`,
  name: `Đơn vị thứ ${index}`,
  mail: '',
  oldCode: '',
}));

describe('a synchronisation', () => {
  const lines: Line[] = [];
  let province: Province;
  let axis: ScriptedAxis;
  beforeEach(async () => {
    lines.length = 0;
    const to = { write: (line: string) => void lines.push(JSON.parse(line) as Line) };
    province = await startProvince({}, { log: createLog({ to }) });
    axis = await startScriptedAxis();
    await joinAxis(province.hub, axis);
  });
  afterEach(async () => {
    await province[Symbol.asyncDispose]();
    await axis[Symbol.asyncDispose]();
  });

  const ask = async (method: 'GET' | 'POST', path = '') =>
    call(province.hub.url, province.operator, method, `/v1/axes/${AXIS}/sync${path}`);
  const sync = async () => (await ask('GET')).body as unknown as Sync;
  const status = async () =>
    (await call(province.hub.url, province.operator, 'GET', `/v1/axes/${AXIS}`)).body as unknown as {
      readonly sync: { readonly outages: number; readonly outageSince: string | null; readonly code: string | null };
    };
  const metrics = async () =>
    (await call(province.hub.url, province.operator, 'GET', '/metrics')).body['text'] as string;

  it.each([
    ['axis/reply-status', 'http-500'],
    ['axis/system-error', { fail: 20, words: 'Loi he thong' }],
    ['axis/reply-malformed', 'null-data'],
  ] as const)('that waits for the axis says since when and that it is %s, to whoever looks', async (code, how) => {
    const heal = axis.failing('getAgenciesList', () => true, how);
    expect((await ask('POST')).status).toBe(202);
    await until(async () => (await sync()).waits !== undefined);
    const { state, call: list, waits } = await sync();
    expect({ state, list, waits }).toEqual({
      state: 'running',
      list: 'getAgenciesList',
      waits: { since: expect.stringMatching(/^\d{4}-/) as string, code },
    });
    expect((await status()).sync).toEqual({
      outages: 1,
      outageSince: expect.stringMatching(/^\d{4}-/) as string,
      code,
    });
    const told = lines.filter(({ msg, name }) => msg === 'alarm' && name === 'sync');
    expect(told).toMatchObject([{ level: 'warn', kind: 'outage', about: AXIS, code }]);
    expect(await metrics()).toMatch(new RegExp(`^lienthong_axis_down\\{axis="${AXIS}",direction="sync"\\} 1$`, 'm'));
    heal();
    await until(async () => (await sync()).state === 'done');
    expect(await sync()).not.toHaveProperty('waits');
    expect((await status()).sync).toMatchObject({ outages: 1, outageSince: null });
  });

  it('that waits is cancelled at an operator’s word, once, and is no outage any more', async () => {
    axis.failing('getAgenciesList', () => true, 'html');
    expect((await ask('POST', '/cancel')).body).toMatchObject({ status: 409, code: 'axis/no-sync-runs' });
    await ask('POST');
    await until(async () => (await sync()).waits !== undefined);
    expect(await ask('POST', '/cancel')).toMatchObject({ status: 200, body: { state: 'stopped', done: 0, total: 0 } });
    expect((await status()).sync.outageSince).toBeNull();
    expect((await ask('POST', '/cancel')).body).toMatchObject({ code: 'axis/no-sync-runs' });
  });

  it('ends when the axis is left, which tells how far it was; nothing is written after, and a new one may run', async () => {
    axis.list('getAgenciesList', LARGE);
    await ask('POST');
    await until(async () => (await sync()).done > 0);
    const { url } = province.hub;
    const left = await call(url, province.operator, 'POST', `/v1/axes/${AXIS}/leave`, json({ reason: 'Thử' }));
    const { sync: ended } = left.body as unknown as { readonly sync: Sync };
    const { size } = province.hub.registry.register;
    expect(ended).toMatchObject({ state: 'stopped', call: 'getAgenciesList', total: ROWS });
    expect(ended.done).toBeGreaterThan(0);
    expect(ended.done).toBeLessThan(ROWS);
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'axis-sync-stopped', done: ended.done }));
    axis.list('getAgenciesList', LARGE.slice(0, 1));
    await joinAxis(province.hub, axis);
    expect(await sync()).toEqual(ended);
    expect((await ask('POST')).status).toBe(202);
    await until(async () => (await sync()).state === 'done');
    expect(province.hub.registry.register.size).toBe(size);
  });

  it('ends with the hub, which logs how far it was', async () => {
    axis.list('getAgenciesList', LARGE);
    await ask('POST');
    await until(async () => (await sync()).done > 0);
    await province.restart();
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'warn', msg: 'axis-sync-stopped', axis: AXIS, total: ROWS }),
    );
  });
});
