import { call, json, multipart, readRawInbox } from '../../support/api.js';
import { AXIS, joinAxis, startProvince } from '../../support/axis/province.js';
import type { Province } from '../../support/axis/province.js';
import { messageSent } from '../../support/axis/read-sent.js';
import { startScriptedAxis } from '../../support/axis/scripted-axis.js';
import type { Misbehaviour, ScriptedAxis } from '../../support/axis/scripted-axis.js';
import { edxmlOf } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';

interface Line {
  readonly type: string;
  readonly agency: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly personal: Readonly<Record<string, unknown>> | null;
}

describe('what is addressed to an agency that is at home on an axis', () => {
  let province: Province;
  let axis: ScriptedAxis;
  let url: string;
  beforeAll(async () => {
    province = await startProvince();
    axis = await startScriptedAxis();
    await joinAxis(province.hub, axis);
    ({ url } = province.hub);
  });
  afterAll(async () => {
    await province[Symbol.asyncDispose]();
    await axis[Symbol.asyncDispose]();
  });

  const ask = (method: string, path: string, init?: RequestInit, token = province.token) =>
    call(url, token, method, path, init);
  let count = 0;
  const send = async (to: readonly string[] = ['G22'], text = 'x'): Promise<string> => {
    count += 1;
    const document = {
      subject: `Văn bản ${count}`,
      number: String(count),
      notation: 'UBND',
      promulgatedOn: '2026-11-20',
    };
    const body = multipart({ messageId: `m-${count}`, from: 'H49', to, document }, [{ name: 'a.txt', bytes: text }]);
    const answer = await ask('POST', '/v1/transfers', body);
    expect(answer.status).toBe(201);
    return (answer.body['receipt'] as { transfer: string }).transfer;
  };
  const trace = async (transfer: string): Promise<readonly Line[]> =>
    ((await ask('GET', `/v1/transfers/${transfer}`)).body as { lines: Line[] }).lines;
  const has = (transfer: string, type: string) => async () =>
    (await trace(transfer)).some((line) => line.type === type);
  const sentFor = (transfer: string) => async () => {
    const line = (await trace(transfer)).find(({ type }) => type === 'RelayToNonERDS');
    return axis.sent.find(({ docId }) => docId === line?.data['docId']);
  };

  it('is exposed durably before it leaves, is handed over once the axis has it, and its trace keeps the docId', async () => {
    const transfer = await send();
    await until(has(transfer, 'DeliveryHandedOver'));
    const lines = (await trace(transfer)).filter(({ agency }) => agency === 'G22').map(({ type }) => type);
    expect(lines.indexOf('DeliveryExposed')).toBeLessThan(lines.indexOf('RelayToNonERDS'));
    expect(lines).toEqual(
      expect.arrayContaining(['RelayBegun', 'DeliveryExposed', 'RelayToNonERDS', 'DeliveryHandedOver']),
    );
    const sent = await sentFor(transfer)();
    expect(sent?.args).toMatchObject({ from: 'H49', to: '["G22"]', messagetype: 'edoc', servicetype: 'eDoc' });
  });

  it('that came as edXML leaves byte for byte, but for the hop of this hub', async () => {
    const original = edxmlOf({ from: 'H49', to: ['G22'], documentId: 'H49,2026/11/20,900/UBND' });
    const answer = await ask('POST', '/v1/transfers', {
      body: original,
      headers: { 'content-type': 'application/xml' },
    });
    const { transfer } = answer.body['receipt'] as { transfer: string };
    await until(has(transfer, 'RelayToNonERDS'));
    const sent = await sentFor(transfer)();
    const hop =
      /<edXML:TraceHeader><edXML:OrganId>H49<\/edXML:OrganId><edXML:Timestamp>[^<]{19}<\/edXML:Timestamp><\/edXML:TraceHeader>/g;
    expect(sent?.edxml.match(hop)?.length).toBe(2);
    const last = sent?.edxml.match(hop)?.at(-1) ?? '';
    expect(sent?.edxml.replace(last, '')).toBe(original);
  });

  it.each<[string, Misbehaviour]>([
    ['HTML', 'html'],
    ['an empty body', 'empty'],
    ['no DocId', 'no-data'],
    ['HTTP 500', 'http-500'],
    ['a connection cut before it answers', 'cut-before'],
    ['a connection cut behind the work', 'cut-after'],
    ['a connection cut within its answer', 'cut-within-reply'],
    ['silence', 'slow'],
    ['its own system error', { fail: 20, words: 'Loi he thong' }],
    ['a secret that it does not know', { fail: 15, words: 'Sai khoa' }],
  ])('is waited with through an axis that answers twice with %s, and arrives once', async (_, how) => {
    const before = axis.sent.length;
    axis.misbehave('sendEdoc', how, how);
    const transfer = await send(['G22'], 'y'.repeat(200_000));
    await until(has(transfer, 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + 1);
    const { body } = await ask('GET', '/v1/desk/parked', undefined, province.operator);
    expect(body['total']).toBe(0);
  });

  it('goes out to each of several recipients on its own', async () => {
    const before = axis.sent.length;
    const transfer = await send(['G22', 'G15', 'H49.204']);
    await until(async () => (await trace(transfer)).filter(({ type }) => type === 'RelayToNonERDS').length === 2);
    expect(
      axis.sent
        .slice(before)
        .map(({ args }) => args.to)
        .toSorted(),
    ).toEqual(['["G15"]', '["G22"]']);
    expect(new Set(axis.sent.map(({ timestamp }) => timestamp)).size).toBe(axis.sent.length);
  });

  it('is recalled and updated there, too', async () => {
    const transfer = await send();
    await until(has(transfer, 'RelayToNonERDS'));
    const before = axis.sent.length;
    const document = { subject: 'Bản sửa', number: String(count), notation: 'UBND', promulgatedOn: '2026-11-20' };
    await ask(
      'POST',
      `/v1/transfers/${transfer}/update`,
      json({ messageId: `u-${count}`, reason: 'Đính chính', document }),
    );
    await until(() => axis.sent.length === before + 1);
    await ask('POST', `/v1/transfers/${transfer}/recall`, json({ messageId: `r-${count}`, reason: 'Sai thể thức' }));
    await until(() => axis.sent.length === before + 2);
    const messages = await Promise.all(axis.sent.slice(before).map(messageSent));
    const documentId = `H49,2026/11/20,${count}/UBND`;
    expect(messages).toMatchObject([
      { kind: 'document', documentId, subject: 'Bản sửa', business: { type: 2, documentId } },
      { kind: 'document', documentId, business: { type: 1, documentId, reason: 'Sai thể thức' } },
    ]);
  });

  it('is taken back before it left: nothing is sent', async () => {
    const before = axis.sent.length;
    axis.misbehave('sendEdoc', 'slow');
    await send();
    const transfer = await send();
    await ask('POST', `/v1/transfers/${transfer}/recall`, json({ messageId: `r-${count}`, reason: 'Sai thể thức' }));
    await until(has(transfer, 'DeliveryCancelled'));
    await until(() => axis.sent.length === before + 1);
    const after = await send();
    await until(has(after, 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + 2);
    expect((await trace(transfer)).map(({ type }) => type)).not.toContain('RelayToNonERDS');
  });

  it('that the axis refuses in words waits for an operator, its sender is told, and a retry sends it anew', async () => {
    const words = 'Don vi gui H49 khong dung voi ma da dang ky: H49-LT';
    axis.misbehave('sendEdoc', { fail: 19, words });
    const transfer = await send();
    await until(has(transfer, 'RelayToNonERDSFailure'));
    const failure = (await trace(transfer)).find(({ type }) => type === 'RelayToNonERDSFailure');
    expect(failure?.data).toMatchObject({ axis: AXIS, agency: 'G22', number: '19', code: 'axis/refused' });
    expect(failure?.personal).toEqual({ words });
    const told = async () =>
      (await readRawInbox(url, province.token, 'H49')).filter(
        ({ entry }) => entry.kind === 'notice' && entry.transfer === transfer,
      );
    await until(async () => (await told()).length === 1);

    const desk = async () =>
      (
        (await ask('GET', '/v1/desk/axes', undefined, province.operator)).body as {
          items: { id: string; words: string; transfer: string }[];
        }
      ).items;
    const [waiting] = await desk();
    expect(waiting).toMatchObject({ words, transfer });
    const decide = (verb: string) =>
      ask(
        'POST',
        `/v1/desk/axes/${waiting?.id ?? ''}/${verb}`,
        json({ reason: 'Trục đã đăng ký mã' }),
        province.operator,
      );

    // What follows the same document waits with it.
    await ask('POST', `/v1/transfers/${transfer}/recall`, json({ messageId: `r-${count}`, reason: 'Sai thể thức' }));
    await until(async () => (await desk()).length === 2);
    const before = axis.sent.length;
    expect((await decide('retry')).status).toBe(202);
    await until(() => axis.sent.length === before + 1);
    await until(async () => (await desk()).length === 1);
    expect((await decide('retry')).status).toBe(404);
  });

  it('that the axis refuses before it has read all of it is refused, and is no outage', async () => {
    axis.misbehave('sendEdoc', { fail: 23, words: 'Don vi nhan bi khoa', early: true });
    const transfer = await send(['G22'], 'z'.repeat(20_000_000));
    await until(has(transfer, 'RelayToNonERDSFailure'));
    const failure = (await trace(transfer)).find(({ type }) => type === 'RelayToNonERDSFailure');
    expect(failure?.data).toMatchObject({ number: '23' });
  });

  it('that is given up is never sent again', async () => {
    axis.misbehave('sendEdoc', { fail: 10, words: 'Tep loi' });
    const transfer = await send();
    await until(has(transfer, 'RelayToNonERDSFailure'));
    const { body } = await ask('GET', '/v1/desk/axes', undefined, province.operator);
    const [own] = (body as { items: { id: string; transfer: string }[] }).items.filter(
      (one) => one.transfer === transfer,
    );
    const giveUp = json({ reason: 'Đã gửi bản giấy' });
    const path = `/v1/desk/axes/${own?.id ?? ''}/give-up`;
    expect((await ask('POST', path, giveUp, province.operator)).status).toBe(202);
    expect((await ask('POST', path, giveUp, province.operator)).status).toBe(404);
    const before = axis.sent.length;
    await until(has(await send(), 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + 1);
  });

  it('stops while the axis is left, and goes on where it was when it is joined again', async () => {
    const operator = province.operator;
    expect((await ask('POST', `/v1/axes/${AXIS}/leave`, json({ reason: 'Bảo trì' }), operator)).status).toBe(200);
    const transfer = await send();
    const before = axis.sent.length;
    await joinAxis(province.hub, axis);
    await until(has(transfer, 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + 1);
  });

  it('uses a rotated secret at once', async () => {
    axis.setSecret('bi-mat-moi-cua-truc');
    const transfer = await send();
    await until(async () => {
      const { body } = await ask('GET', `/v1/axes/${AXIS}`, undefined, province.operator);
      return (body as { push: { code: string | null } }).push.code === 'axis/secret-refused';
    });
    const rotated = await ask(
      'POST',
      `/v1/axes/${AXIS}/secret`,
      json({ secret: 'bi-mat-moi-cua-truc' }),
      province.operator,
    );
    expect(rotated.status).toBe(200);
    expect(JSON.stringify(rotated.body)).not.toContain('bi-mat');
    await until(has(transfer, 'RelayToNonERDS'));
  });
});
