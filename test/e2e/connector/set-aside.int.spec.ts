import { joinedProvince } from '../../support/axis/joined-province.js';
import type { JoinedProvince } from '../../support/axis/joined-province.js';
import type { Misbehaviour } from '../../support/axis/misbehaviour.js';
import { eventually, until } from '../../support/eventually.js';

const endless: readonly (readonly [string, Misbehaviour])[] = [
  ['20, its own system error', { fail: 20, words: 'Loi he thong' }],
  ['HTML', 'html'],
  ['a connection cut behind the work', 'cut-after'],
];

interface Alarm {
  readonly kind: string;
  readonly name: string;
  readonly code: string;
  readonly message?: string;
  readonly outage?: string;
}

/** What an operator is told of a message that was set aside: which, and why, and that it is tried no more. */
const alarmOf = (message: string) =>
  expect.objectContaining({
    kind: 'set-aside',
    code: 'axis/set-aside',
    message,
    outage: expect.stringMatching(/^axis\//) as unknown,
  }) as unknown;

interface Counts {
  readonly refused: number;
  readonly setAside: number;
}

const countsOf = async (at: JoinedProvince, direction: 'pull' | 'push'): Promise<Counts> => {
  const { body } = await at.asOperator('GET', '/v1/axes');
  const [{ [direction]: counts } = {}] = body['items'] as readonly Partial<Record<string, Counts>>[];
  return { refused: counts?.refused ?? -1, setAside: counts?.setAside ?? -1 };
};

const alarms = async (at: JoinedProvince): Promise<readonly Alarm[]> => {
  const { body } = await at.asOperator('GET', '/v1/operations/status');
  return body['alarms'] as readonly Alarm[];
};

/** Others pass all the while, a few each second. */
const meanwhile = async (more: () => unknown, holds: () => Promise<boolean>): Promise<void> => {
  let next = 0;
  await until(async () => {
    if (Date.now() >= next) {
      await more();
      next = Date.now() + 200;
    }
    return holds();
  });
};

describe('one message that an axis goes on to fail', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());
  const { send, has, trace, desk, rule, offer, documentsIn } = at;
  const atDesk = (key: { readonly transfer?: string; readonly docId?: string }) => async () =>
    (await desk()).some(
      ({ state, transfer, docId }) => state === 'failed' && transfer === key.transfer && docId === key.docId,
    );

  it.each(endless)('with %s is set aside, told and alarmed, and a retry sends it once', async (_, how) => {
    const { axis } = at;
    const before = await countsOf(at, 'push');
    const heal = axis.failing('sendEdoc', ({ to, from }) => to === '["G15"]' && from === 'H49', how);
    const transfer = await send(['G15']);
    // Others go on from the first moment: to the same recipient, of another sender, and of the same to another.
    await until(has(await send(['G15'], { from: 'H49.204' }), 'RelayToNonERDS'));
    await until(has(await send(['G22']), 'RelayToNonERDS'));
    await meanwhile(() => send(['G22']), atDesk({ transfer }));

    const failure = (await trace(transfer)).find(({ type }) => type === 'RelayToNonERDSFailure');
    expect(failure?.data).toMatchObject({ agency: 'G15', code: 'axis/set-aside' });
    expect(String(failure?.data['outage'])).toMatch(/^axis\//);
    expect(await alarms(at)).toContainEqual(alarmOf(transfer));
    expect(await countsOf(at, 'push')).toEqual({ ...before, setAside: before.setAside + 1 });

    heal();
    const waiting = (await desk()).find((one) => one.transfer === transfer);
    expect(waiting?.times).toBeGreaterThan(1);
    expect(Date.parse(waiting?.since ?? '')).toBeLessThan(Date.now());
    expect(await rule(waiting?.id ?? '', 'retry')).toBe(202);
    await until(has(transfer, 'RelayToNonERDS'));
    // Also where the axis had taken it each time without a word: it goes out under the same moment.
    const taken = axis.sent.filter(({ args }) => args.to === '["G15"]' && args.from === 'H49');
    const relayed = (await trace(transfer)).find(({ type }) => type === 'RelayToNonERDS');
    expect(taken.filter(({ docId }) => docId === relayed?.data['docId'])).toHaveLength(1);
    expect(new Set(taken.map(({ edxml }) => edxml)).size).toBe(taken.length);
  });

  it('keeps what follows the same document behind it, and nothing else', async () => {
    const { axis } = at;
    const heal = axis.failing('sendEdoc', ({ to, from }) => to === '["G15"]' && from === 'H49.217', 'html');
    const transfer = await send(['G15', 'G22'], { from: 'H49.217' });
    const number = at.count();
    await until(async () =>
      (await trace(transfer)).some(({ type, agency }) => type === 'RelayToNonERDS' && agency === 'G22'),
    );
    await at.ask('POST', `/v1/transfers/${transfer}/recall`, {
      body: JSON.stringify({ messageId: `r-${number}`, reason: 'Sai thể thức' }),
      headers: { 'content-type': 'application/json' },
    });
    await meanwhile(
      () => send(['G22']),
      async () => (await desk()).filter((one) => one.transfer === transfer && one.state === 'failed').length === 2,
    );
    const codes = (await desk()).filter((one) => one.transfer === transfer).map(({ code }) => code);
    expect(codes).toEqual(['axis/set-aside', 'axis/behind-refused']);
    heal();
    for (const { id } of (await desk()).filter((one) => one.transfer === transfer))
      expect(await rule(id, 'retry')).toBe(202);
    await until(async () => (await desk()).every((one) => one.transfer !== transfer));
    const relayed = (await trace(transfer)).filter(({ type, agency }) => type === 'RelayToNonERDS' && agency === 'G15');
    expect(relayed.map(({ data }) => data['kind'])).toEqual(['document', 'recall']);
  });

  it.each(endless)('is set aside when it cannot be fetched for %s; its sender’s next is taken', async (what, how) => {
    const docId = `f-${what.replaceAll(/\W/g, '')}`;
    const heal = at.axis.failing('getEdoc', (args) => args.docId === docId, how);
    const documentId = offer(docId);
    let others = 0;
    const more = () => offer(`${docId}-${(others += 1)}`);
    const last = more();
    const arrived = async () => (await documentsIn('H49.204')).map((one) => one.documentId);
    await meanwhile(more, atDesk({ docId }));
    await until(async () => (await arrived()).includes(last));
    expect(await arrived()).not.toContain(documentId);
    expect(at.axis.acknowledged.filter((one) => one.docId === docId)).toEqual([]);
    expect(await alarms(at)).toContainEqual(alarmOf(docId));

    heal();
    const waiting = (await desk()).find((one) => one.docId === docId);
    expect(await rule(waiting?.id ?? '', 'retry')).toBe(202);
    await at.acknowledged(docId);
    await until(async () => (await arrived()).filter((one) => one === documentId).length === 1);
    await until(async () => !(await desk()).some((one) => one.docId === docId));
  });

  it('in its acknowledgement keeps nobody, is set aside, and is here once', async () => {
    const heal = at.axis.failing('updateStatus', ({ docId }) => docId === 'a-1', 'html');
    const documentId = offer('a-1');
    let others = 0;
    await meanwhile(() => offer(`a-other-${(others += 1)}`), atDesk({ docId: 'a-1' }));
    heal();
    const waiting = (await desk()).find((one) => one.docId === 'a-1');
    expect(await rule(waiting?.id ?? '', 'retry')).toBe(202);
    await at.acknowledged('a-1');
    const arrived = (await documentsIn('H49.204')).filter((one) => one.documentId === documentId);
    expect(arrived).toHaveLength(1);
  });

  it('is given up by the operator’s word: the axis hears fail of what it holds, and nothing is sent', async () => {
    const heals = [
      at.axis.failing('getEdoc', ({ docId }) => docId === 'g-1', 'html'),
      at.axis.failing('sendEdoc', ({ from, to }) => from === 'H49.217' && to === '["G15"]', 'html'),
    ];
    offer('g-1');
    const transfer = await send(['G15'], { from: 'H49.217' });
    let others = 0;
    const more = async () => {
      offer(`g-other-${(others += 1)}`);
      await send(['G22']);
    };
    await meanwhile(more, atDesk({ docId: 'g-1' }));
    await meanwhile(more, atDesk({ transfer }));
    for (const { id, docId, transfer: of } of await desk())
      if (docId === 'g-1' || of === transfer) expect(await rule(id, 'give-up', 'Đã gửi bản giấy')).toBe(202);
    for (const heal of heals) heal();
    await until(() => at.axis.acknowledged.some(({ docId, status }) => docId === 'g-1' && status === 'fail'));
    await until(has(await send(['G15']), 'RelayToNonERDS'));
    expect((await trace(transfer)).map(({ type }) => type)).not.toContain('RelayToNonERDS');
  });
});

describe('patience with one message', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());
  const { send, has, desk, offer } = at;

  it('outlives the hub: what waits and what was counted are the same after a restart', async () => {
    const { axis } = at;
    const heals = [
      axis.failing('sendEdoc', ({ to }) => to === '["G15"]', 'html'),
      axis.failing('getEdoc', ({ docId }) => docId === 'p-1', 'html'),
    ];
    const transfer = await send(['G15']);
    offer('p-1');
    let others = 0;
    const more = async () => {
      offer(`p-other-${(others += 1)}`);
      await send(['G22']);
    };
    const tried = async () => (await desk()).filter(({ state }) => state === 'trying').length;
    await meanwhile(more, async () => (await tried()) === 2);
    await at.province.restart();
    expect(await tried()).toBe(2);
    await meanwhile(more, async () => (await desk()).filter(({ state }) => state === 'failed').length === 2);
    await at.province.restart();
    expect((await desk()).map(({ state, code }) => [state, code])).toEqual([
      ['failed', 'axis/set-aside'],
      ['failed', 'axis/set-aside'],
    ]);
    for (const heal of heals) heal();
    for (const { id } of await desk()) expect(await at.rule(id, 'retry')).toBe(202);
    await until(has(transfer, 'RelayToNonERDS'));
    await at.acknowledged('p-1');
  });

  it('has no end while all of the axis is away, and all comes once when it is back', async () => {
    const { axis } = at;
    const heals = [axis.failing('sendEdoc', () => true, 'http-500'), axis.failing('getEdoc', () => true, 'http-500')];
    const transfers: string[] = [];
    for (let count = 0; count < 12; count += 1) transfers.push(await send([count % 2 === 0 ? 'G15' : 'G22']));
    const offered = Array.from({ length: 12 }, (_, count) => offer(`o-${count}`));
    const calls = () => axis.calls.filter((call) => call === 'sendEdoc' || call === 'getEdoc').length;
    const before = calls();
    const began = Date.now();
    // Far beyond the patience with one message.
    await until(() => calls() > before + 60 && Date.now() - began > 9_000);
    expect((await desk()).filter(({ state }) => state !== 'trying')).toEqual([]);
    for (const heal of heals) heal();
    for (const transfer of transfers) await until(has(transfer, 'RelayToNonERDS'));
    await at.acknowledged('o-11');
    // New documents of one sender may come in another order than they were listed in: none is about another.
    const arrived = async () =>
      (await at.documentsIn('H49.204'))
        .map(({ documentId }) => documentId)
        .filter((one) => offered.includes(one))
        .toSorted();
    expect(await eventually(arrived, (seen) => seen.length === offered.length)).toEqual(offered.toSorted());
    // It is off the desk behind the fact that it passed.
    expect(await eventually(desk, (waiting) => waiting.length === 0)).toEqual([]);
  });
});
