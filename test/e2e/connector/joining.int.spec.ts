import { setTimeout as pause } from 'node:timers/promises';
import { json } from '../../support/api.js';
import { joinedProvince } from '../../support/axis/joined-province.js';
import { AXIS, joinAxis } from '../../support/axis/province.js';
import { until } from '../../support/eventually.js';

interface Listed {
  readonly axis: string;
  readonly silentMs: number;
  readonly pull: { readonly outageSince: string | null };
}

describe('an axis that is joined', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());
  const { asOperator } = at;
  const listed = async () => (await asOperator('GET', '/v1/axes')).body['items'] as readonly Listed[];

  it('again and again at once is worked with once, and not at all when it is left', async () => {
    const { hub } = at.province;
    const [shown] = await Promise.all([
      asOperator('GET', '/v1/axes'),
      ...Array.from({ length: 4 }, () => joinAxis(hub, at.axis)),
    ]);
    expect(shown.status).toBe(200);
    expect((await listed()).map(({ axis }) => axis)).toEqual([AXIS]);
    expect((await asOperator('POST', `/v1/axes/${AXIS}/leave`, json({ reason: 'Bảo trì' }))).status).toBe(200);
    expect(await listed()).toEqual([]);
    const calls = at.axis.calls.length;
    // Ten looks for mail of one that still works.
    await pause(300);
    expect(at.axis.calls.length).toBe(calls);
    await joinAxis(hub, at.axis);
    await until(() => at.axis.calls.length > calls);
  });

  it('and does not answer is silent since it was asked first, however often the hub is started again', async () => {
    const heal = at.axis.failing('getReceivedEdocList', () => true, 'http-500');
    const heardAt = async () => Date.now() - ((await listed())[0]?.silentMs ?? NaN);
    const isAway = async () => (await listed())[0]?.pull.outageSince != null;
    await at.province.restart();
    await until(isAway);
    const first = await heardAt();
    await at.province.restart();
    await until(isAway);
    expect(Math.abs((await heardAt()) - first)).toBeLessThan(100);
    heal();
    await until(async () => ((await listed())[0]?.silentMs ?? Infinity) < 100);
    await at.province.restart();
    expect(await heardAt()).toBeGreaterThan(first + 100);
  });
});
