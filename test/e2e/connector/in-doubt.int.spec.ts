import { joinedProvince } from '../../support/axis/joined-province.js';
import { until } from '../../support/eventually.js';

interface Direction {
  readonly outageSince: string | null;
  readonly doubtSince: string | null;
  readonly outages: number;
  readonly code: string | null;
}

describe('one message that an axis fails while nothing else is sent or listed', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());
  const { asOperator, desk, documentsIn, has, offer, send } = at;

  const status = async (direction: 'pull' | 'push'): Promise<Direction> => {
    const { body } = await asOperator('GET', '/v1/axes');
    const [one] = body['items'] as readonly Record<'pull' | 'push', Direction>[];
    if (one === undefined) throw new Error('No axis is joined');
    return one[direction];
  };
  const alarms = async (direction: 'pull' | 'push') => {
    const { body } = await asOperator('GET', '/v1/operations/status');
    const all = body['alarms'] as readonly { source: string; name: string; kind: string; code: string }[];
    return all.flatMap(({ source, name, kind, code }) =>
      source === 'axis' && name === direction ? [`${kind} ${code}`] : [],
    );
  };
  const inDoubt = (direction: 'pull' | 'push') => async () => (await status(direction)).doubtSince !== null;
  const silentMs = async () => {
    const { body } = await asOperator('GET', '/v1/axes');
    return (body['items'] as readonly { silentMs: number }[])[0]?.silentMs ?? Infinity;
  };

  it('is told as that, not as an outage, stands at the desk, and keeps no mail that comes', async () => {
    const heal = at.axis.failing('getEdoc', ({ docId }) => docId === 'alone', { fail: 20, words: 'Loi he thong' });
    offer('alone', ['H49.204'], 'G22');
    await until(inDoubt('pull'));
    expect(await status('pull')).toMatchObject({ outageSince: null, outages: 0, code: 'axis/system-error' });
    expect(await alarms('pull')).toEqual(['in-doubt axis/system-error']);
    const about = async () => (await desk()).find(({ docId }) => docId === 'alone');
    await until(async () => (await about())?.state === 'trying');
    expect(await about()).toMatchObject({ code: 'axis/system-error', times: 0 });
    const answer = await asOperator('POST', '/v1/axes/truc/pull');
    expect(answer.body).toMatchObject({ code: 'axis/in-doubt', params: { outage: 'axis/system-error' } });
    expect(await silentMs()).toBeLessThan(2_000);

    // Another one passes: now it speaks against the first, and nothing is doubtful any more.
    const other = offer('beside', ['H49.204'], 'G15');
    await until(async () => (await documentsIn('H49.204')).some(({ documentId }) => documentId === other));
    await until(async () => ((await about())?.times ?? 0) > 0);
    await until(async () => !(await inDoubt('pull')()));
    heal();
    await at.acknowledged('alone');
  });

  it('on its way to the axis, too', async () => {
    const heal = at.axis.failing('sendEdoc', ({ to }) => to === '["G15"]', 'html');
    const transfer = await send(['G15']);
    await until(inDoubt('push'));
    expect(await status('push')).toMatchObject({ outageSince: null, outages: 0 });
    expect((await alarms('push')).map((alarm) => alarm.split(' ')[0])).toEqual(['in-doubt']);
    heal();
    await until(has(transfer, 'RelayToNonERDS'));
    await until(async () => !(await inDoubt('push')()));
  });

  it('is an outage once the axis does not answer its lists either', async () => {
    const heals = [
      at.axis.failing('getReceivedEdocList', () => true, 'http-500'),
      at.axis.failing('sendEdoc', () => true, 'http-500'),
    ];
    const transfer = await send(['G15']);
    await until(async () => (await status('pull')).outageSince !== null);
    await until(async () => (await status('push')).outageSince !== null);
    expect(await status('push')).toMatchObject({ doubtSince: null, outages: 1 });
    expect(await alarms('push')).toContain('outage axis/reply-status');
    for (const heal of heals) heal();
    await until(has(transfer, 'RelayToNonERDS'));
  });
});
