import { json } from '../../support/api.js';
import { joinedProvince } from '../../support/axis/joined-province.js';
import { eventually, until } from '../../support/eventually.js';

describe('a word of the operator about all that did not pass', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());
  const { send, has, desk, offer } = at;
  const retryAll = async (which: object) =>
    (await at.asOperator('POST', '/v1/desk/axes/retry', json({ reason: 'Trục đã sửa', ...which }))).body;
  const failed = async () => (await desk()).filter(({ state }) => state === 'failed');
  const timesSent = (agency: string, text: string) =>
    at.axis.sent.filter(({ args, edxml }) => args.to === `["${agency}"]` && edxml.includes(text));

  it('has each tried again once, with a code and for an agency where they are named, and no other', async () => {
    const heal = at.axis.failing('sendEdoc', () => true, { fail: 18, words: 'Chua dang ky' });
    const toG15: string[] = [];
    for (let count = 0; count < 20; count += 1) toG15.push(await send(['G15']));
    const toG22 = await send(['G22']);
    offer('b-1', ['H53']);
    await until(async () => (await failed()).length === 22);
    heal();

    expect(await retryAll({ code: 'axis/set-aside' })).toEqual({ ordered: 0 });
    const both = await Promise.all([
      retryAll({ code: 'axis/refused', to: 'G15' }),
      retryAll({ code: 'axis/refused', to: 'G15' }),
    ]);
    expect(both.map(({ ordered }) => ordered as number).reduce((sum, one) => sum + one)).toBe(20);
    for (const transfer of toG15) await until(has(transfer, 'RelayToNonERDS'));
    expect(timesSent('G15', 'Văn bản')).toHaveLength(20);
    expect(timesSent('G15', 'Văn bản').map(({ times }) => times)).toEqual(Array.from({ length: 20 }, () => 1));
    expect((await failed()).map(({ code }) => code).toSorted()).toEqual(['axis/not-for-us', 'axis/refused']);

    expect(await retryAll({ axis: 'truc' })).toEqual({ ordered: 2 });
    await until(has(toG22, 'RelayToNonERDS'));
    // What cannot be taken here fails once more, and waits again.
    await until(async () => (await failed()).some((one) => one.docId === 'b-1' && one.attempt === 2));
    expect(await failed()).toHaveLength(1);
  });

  it('tells how far it is, and keeps why and by whom', async () => {
    const counts = async () => (await at.asOperator('GET', '/v1/desk/axes')).body['counts'];
    const settled = await eventually(counts, (seen) => (seen as { ordered: number }).ordered === 0);
    expect(settled).toEqual({ failed: 1, ordered: 0, trying: 0 });
    const events = await at.asOperator('GET', '/v1/events?type=PassageRetryOrdered&category=axisdesk');
    const orders = events.body['events'] as readonly { data: object }[];
    expect(orders).toHaveLength(22);
    expect(orders[0]?.data).toMatchObject({ reason: 'Trục đã sửa' });
  });

  it('finds each of them once, page by page, though some pass meanwhile', async () => {
    const { length } = await desk();
    const heal = at.axis.failing('sendEdoc', () => true, { fail: 18, words: 'Chua dang ky' });
    const sent: string[] = [];
    for (let count = 0; count < 7; count += 1) sent.push(await send(['G15']));
    await until(async () => (await failed()).length === length + 7);
    heal();
    const page = async (query: string) => (await at.asOperator('GET', `/v1/desk/axes?${query}`)).body;
    const seen: (string | undefined)[] = [];
    let next: unknown = '';
    for (let turn = 0; typeof next === 'string'; turn += 1) {
      const found = await page(`limit=3${next === '' ? '' : `&after=${next}`}`);
      const items = found['items'] as readonly { id: string; transfer?: string }[];
      seen.push(...items.map(({ transfer }) => transfer));
      next = found['next'];
      const last = items.at(-1);
      if (turn === 0 && last !== undefined) {
        expect(await at.rule(last.id, 'retry')).toBe(202);
        await until(has(last.transfer ?? '', 'RelayToNonERDS'));
      }
    }
    expect(seen.filter((transfer) => transfer !== undefined)).toEqual(sent);
    expect(await page('after=truc')).toMatchObject({ code: 'http/invalid' });
  });

  it('gives up all that it names, with why, and nothing else', async () => {
    const giveUpAll = async (which: object) =>
      (await at.asOperator('POST', '/v1/desk/axes/give-up', json({ reason: 'Gửi bằng đường khác', ...which }))).body;
    const { length } = await failed();
    expect(await giveUpAll({ to: 'G22' })).toEqual({ givenUp: 0 });
    expect(await giveUpAll({ to: 'G15', code: 'axis/refused' })).toEqual({ givenUp: 6 });
    expect(await giveUpAll({ to: 'G15' })).toEqual({ givenUp: 0 });
    expect(await failed()).toHaveLength(length - 6);
    expect(await giveUpAll({ reason: '' })).toMatchObject({ code: 'http/invalid' });
  });

  it('is refused without a reason, and for an axis that is not joined', async () => {
    expect(await retryAll({ reason: '' })).toMatchObject({ code: 'http/invalid' });
    expect(await retryAll({ axis: 'khac' })).toMatchObject({ code: 'axis/not-joined' });
  });
});
