import { json, readRawInbox } from '../../support/api.js';
import { joinedProvince, OUTAGES } from '../../support/axis/joined-province.js';
import { AXIS, joinAxis } from '../../support/axis/province.js';
import { messageSent } from '../../support/axis/read-sent.js';
import type { ScriptedAxis } from '../../support/axis/scripted-axis.js';
import { edxmlOf } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';

describe('what is addressed to an agency that is at home on an axis', () => {
  const at = joinedProvince();
  const { ask, asOperator, count, desk, has, rule, send, sentFor, trace } = at;
  let axis: ScriptedAxis;
  beforeAll(async () => {
    await at.open();
    ({ axis } = at);
  });
  afterAll(() => at.close());

  it('is exposed durably before it leaves, is handed over once the axis has it, and its trace keeps the docId', async () => {
    const transfer = await send();
    await until(has(transfer, 'DeliveryHandedOver'));
    const lines = (await trace(transfer)).filter(({ agency }) => agency === 'G22').map(({ type }) => type);
    expect(lines.indexOf('DeliveryExposed')).toBeLessThan(lines.indexOf('RelayToNonERDS'));
    expect(lines).toEqual(
      expect.arrayContaining(['RelayBegun', 'DeliveryExposed', 'RelayToNonERDS', 'DeliveryHandedOver']),
    );
    const sent = await sentFor(transfer);
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
    const sent = await sentFor(transfer);
    const hop =
      /<edXML:TraceHeader><edXML:OrganId>H49<\/edXML:OrganId><edXML:Timestamp>[^<]{19}<\/edXML:Timestamp><\/edXML:TraceHeader>/g;
    expect(sent?.edxml.match(hop)?.length).toBe(2);
    const last = sent?.edxml.match(hop)?.at(-1) ?? '';
    expect(sent?.edxml.replace(last, '')).toBe(original);
  });

  it.each(OUTAGES)('is waited with through an axis that answers twice with %s, and arrives once', async (_, how) => {
    const before = axis.sent.length;
    axis.misbehave('sendEdoc', how, how);
    const transfer = await send(['G22'], { text: 'y'.repeat(200_000) });
    await until(has(transfer, 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + 1);
    const { body } = await asOperator('GET', '/v1/desk/parked');
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
    const document = { subject: 'Bản sửa', number: String(count()), notation: 'UBND', promulgatedOn: '2026-11-20' };
    await ask(
      'POST',
      `/v1/transfers/${transfer}/update`,
      json({ messageId: `u-${count()}`, reason: 'Đính chính', document }),
    );
    await until(() => axis.sent.length === before + 1);
    await ask('POST', `/v1/transfers/${transfer}/recall`, json({ messageId: `r-${count()}`, reason: 'Sai thể thức' }));
    await until(() => axis.sent.length === before + 2);
    const messages = await Promise.all(axis.sent.slice(before).map(messageSent));
    const documentId = `H49,2026/11/20,${count()}/UBND`;
    expect(messages).toMatchObject([
      { kind: 'document', documentId, subject: 'Bản sửa', business: { type: 2, documentId } },
      { kind: 'document', documentId, business: { type: 1, documentId, reason: 'Sai thể thức' } },
    ]);
  });

  it('is taken back before it left: nothing is sent', async () => {
    const before = axis.sent.length;
    // One recipient has four of the eight places at most: behind four that are slow the fifth waits.
    const ahead = ['slow', 'slow', 'slow', 'slow'] as const;
    axis.misbehave('sendEdoc', ...ahead);
    for (let index = 0; index < ahead.length; index += 1) await send();
    const transfer = await send();
    await ask('POST', `/v1/transfers/${transfer}/recall`, json({ messageId: `r-${count()}`, reason: 'Sai thể thức' }));
    await until(has(transfer, 'DeliveryCancelled'));
    await until(() => axis.sent.length === before + ahead.length);
    const after = await send();
    await until(has(after, 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + ahead.length + 1);
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
      (await readRawInbox(at.province.hub.url, at.province.token, 'H49')).filter(
        ({ entry }) => entry.kind === 'notice' && entry.transfer === transfer,
      );
    await until(async () => (await told()).length === 1);

    const [waiting] = await desk();
    expect(waiting).toMatchObject({ words, transfer });
    const retry = () => rule(waiting?.id ?? '', 'retry');

    // What follows the same document waits with it.
    await ask('POST', `/v1/transfers/${transfer}/recall`, json({ messageId: `r-${count()}`, reason: 'Sai thể thức' }));
    await until(async () => (await desk()).length === 2);
    const before = axis.sent.length;
    expect(await retry()).toBe(202);
    await until(() => axis.sent.length === before + 1);
    await until(async () => (await desk()).length === 1);
    expect(await retry()).toBe(404);
  });

  it('that the axis refuses before it has read all of it is refused, and is no outage', async () => {
    axis.misbehave('sendEdoc', { fail: 23, words: 'Don vi nhan bi khoa', early: true });
    const transfer = await send(['G22'], { text: 'z'.repeat(20_000_000) });
    await until(has(transfer, 'RelayToNonERDSFailure'));
    const failure = (await trace(transfer)).find(({ type }) => type === 'RelayToNonERDSFailure');
    expect(failure?.data).toMatchObject({ number: '23' });
  });

  it('that is given up is never sent again', async () => {
    axis.misbehave('sendEdoc', { fail: 10, words: 'Tep loi' });
    const transfer = await send();
    await until(has(transfer, 'RelayToNonERDSFailure'));
    const own = (await desk()).find((one) => one.transfer === transfer);
    expect(await rule(own?.id ?? '', 'give-up', 'Đã gửi bản giấy')).toBe(202);
    expect(await rule(own?.id ?? '', 'give-up', 'Đã gửi bản giấy')).toBe(404);
    const before = axis.sent.length;
    await until(has(await send(), 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + 1);
  });

  it('stops while the axis is left, and goes on where it was when it is joined again', async () => {
    expect((await asOperator('POST', `/v1/axes/${AXIS}/leave`, json({ reason: 'Bảo trì' }))).status).toBe(200);
    const transfer = await send();
    const before = axis.sent.length;
    await joinAxis(at.province.hub, axis);
    await until(has(transfer, 'RelayToNonERDS'));
    expect(axis.sent.length).toBe(before + 1);
  });

  it('uses a rotated secret at once', async () => {
    axis.setSecret('bi-mat-moi-cua-truc');
    const transfer = await send();
    await until(async () => {
      const { body } = await asOperator('GET', `/v1/axes/${AXIS}`);
      return (body as { push: { code: string | null } }).push.code === 'axis/secret-refused';
    });
    const rotated = await asOperator('POST', `/v1/axes/${AXIS}/secret`, json({ secret: 'bi-mat-moi-cua-truc' }));
    expect(rotated.status).toBe(200);
    expect(JSON.stringify(rotated.body)).not.toContain('bi-mat');
    await until(has(transfer, 'RelayToNonERDS'));
  });
});
