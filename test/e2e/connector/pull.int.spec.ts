import { awaitEntry, call, json, readWholeInbox } from '../../support/api.js';
import { AXIS, joinAxis, startProvince } from '../../support/axis/province.js';
import type { Province } from '../../support/axis/province.js';
import { startScriptedAxis } from '../../support/axis/scripted-axis.js';
import type { Misbehaviour, ScriptedAxis } from '../../support/axis/scripted-axis.js';
import { edxmlOf, statusEdxml } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';
import { statusSent } from '../../support/axis/read-sent.js';

const documentOf = (number: number, to: readonly string[] = ['H49.204'], from = 'G22') => ({
  documentId: `${from},2026/11/20,${number}/TB`,
  edxml: edxmlOf({ from, to, documentId: `${from},2026/11/20,${number}/TB`, subject: `Văn bản ${number}` }),
});

describe('mail that an axis holds for the agencies here', () => {
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

  const inbox = (agency: string) => readWholeInbox(url, province.token, agency);
  const doneOf = (docId: string) => axis.acknowledged.filter((one) => one.docId === docId && one.status === 'done');
  let count = 0;
  const offer = (docId: string, to?: readonly string[], from?: string) => {
    const { edxml, documentId } = documentOf((count += 1), to, from);
    axis.offer(docId, { type: 'edoc', from: from ?? 'G22', to: '', edxml });
    return documentId;
  };
  const acknowledged = (docId: string) => until(() => doneOf(docId).length > 0);
  const documentsIn = async (agency: string) => (await inbox(agency)).filter(({ kind }) => kind === 'document');

  it('is in the recipient’s inbox before the axis hears that it was taken, and its trace names the axis and its docId', async () => {
    offer('d-first');
    await acknowledged('d-first');
    await until(async () => (await documentsIn('H49.204')).length === 1);
    const [entry] = await documentsIn('H49.204');
    const { body } = await call(url, province.token, 'GET', `/v1/transfers/${entry?.transfer ?? ''}`);
    const lines = (body as { lines: { type: string; data: object }[] }).lines;
    expect(lines.find(({ type }) => type === 'ReceivedFromNonERDS')?.data).toMatchObject({
      axis: AXIS,
      docId: 'd-first',
      kind: 'document',
    });
  });

  it.each<[string, Misbehaviour]>([
    ['HTML', 'html'],
    ['an empty body', 'empty'],
    ['no data', 'no-data'],
    ['null for data', 'null-data'],
    ['another JSON', 'other-json'],
    ['a redirect', 'redirect'],
    ['HTTP 500', 'http-500'],
    ['a connection cut before it answers', 'cut-before'],
    ['a connection cut behind the work', 'cut-after'],
    ['a connection cut within its answer', 'cut-within-reply'],
    ['silence', 'slow'],
    ['its own system error', { fail: 20, words: 'Loi he thong' }],
    ['a secret that it does not know', { fail: 15, words: 'Sai khoa' }],
  ])('comes once, whole, though the axis answers each call at first with %s', async (what, how) => {
    const docId = `d-${what.replaceAll(/\W/g, '')}`;
    const before = (await documentsIn('H49.204')).length;
    axis.misbehave('getReceivedEdocList', how);
    axis.misbehave('getEdoc', how);
    axis.misbehave('updateStatus', how);
    offer(docId);
    await acknowledged(docId);
    await until(() => !axis.waiting().includes(docId));
    await until(async () => (await documentsIn('H49.204')).length > before);
    expect((await documentsIn('H49.204')).length).toBe(before + 1);
  });

  it('is refused to the axis in words where no recipient is here, and waits at the desk', async () => {
    offer('d-elsewhere', ['H53']);
    offer('d-spoofed', ['H49.204'], 'H49');
    await until(() => ['d-elsewhere', 'd-spoofed'].every((id) => axis.acknowledged.some(({ docId }) => docId === id)));
    const failed = axis.acknowledged.filter(({ docId }) => /elsewhere|spoofed/.test(docId));
    expect(failed.map(({ status }) => status)).toEqual(['fail', 'fail']);
    for (const { description = '' } of failed) expect(description).toMatch(/^[ -~]{20,}$/);
    const { body } = await call(url, province.operator, 'GET', '/v1/desk/axes');
    const items = (body as { items: { docId: string; code: string; id: string }[] }).items;
    expect(items.map(({ docId, code }) => [docId, code])).toEqual(
      expect.arrayContaining([
        ['d-elsewhere', 'axis/not-for-us'],
        ['d-spoofed', 'sender/not-in-mandate'],
      ]),
    );
    expect(await inbox('H49')).toEqual([]);
  });

  it('for several agencies here goes to each of them, and not to who is at home on the axis', async () => {
    const before = (await documentsIn('H49.204')).length;
    offer('d-many', ['H49.204', 'H49.217', 'G15', 'H49.999']);
    await acknowledged('d-many');
    await until(async () => (await documentsIn('H49.217')).length === 1);
    expect((await documentsIn('H49.204')).length).toBe(before + 1);
    expect(axis.sent).toEqual([]);
  });

  it('that the axis lists once for each recipient is one document to each', async () => {
    const { edxml } = documentOf(9_000, ['H49.204', 'H49.217']);
    const before = [await documentsIn('H49.204'), await documentsIn('H49.217')].map(({ length }) => length);
    axis.offer('d-twin-1', { type: 'edoc', from: 'G22', to: 'H49.204', edxml });
    axis.offer('d-twin-2', { type: 'edoc', from: 'G22', to: 'H49.217', edxml });
    await acknowledged('d-twin-1');
    await acknowledged('d-twin-2');
    await until(async () => (await documentsIn('H49.217')).length === (before[1] ?? 0) + 1);
    expect((await documentsIn('H49.204')).length).toBe((before[0] ?? 0) + 1);
  });

  it('is answered by the recipient’s statuses, as status messages to the sender', async () => {
    const before = (await documentsIn('H49.217')).length;
    const documentId = offer('d-answered', ['H49.217']);
    await until(async () => (await documentsIn('H49.217')).length > before);
    const entries = await documentsIn('H49.217');
    const transfer = entries.at(-1)?.transfer ?? '';
    for (const [messageId, status] of [
      ['s1', '01'],
      ['s3', '03'],
      ['s6', '06'],
    ] as const) {
      const answer = await call(
        url,
        province.token,
        'POST',
        `/v1/deliveries/${transfer}/H49.217/status`,
        json({ messageId, status }),
      );
      expect(answer.status).toBe(200);
    }
    await until(() => axis.sent.filter(({ args }) => args.messagetype === 'status').length >= 3);
    const statuses = await Promise.all(axis.sent.map(statusSent));
    expect(statuses).toEqual([
      { from: 'H49.217', addressee: 'G22', documentId, code: '01' },
      { from: 'H49.217', addressee: 'G22', documentId, code: '03' },
      { from: 'H49.217', addressee: 'G22', documentId, code: '06' },
    ]);
    expect(axis.sent.every(({ args }) => args.from === 'H49.217' && args.to === '["G22"]')).toBe(true);
  });

  it('is recalled before it was opened: cancelled here, and the sender hears 15', async () => {
    const documentId = offer('d-recalled', ['H49.217']);
    await acknowledged('d-recalled');
    const { edxml } = documentOf(count, ['H49.217']);
    const recall = edxml
      .replace('<edXML:BussinessDocType>0<', '<edXML:BussinessDocType>1<')
      .replace(
        '</edXML:BussinessDocType>',
        '</edXML:BussinessDocType><edXML:BussinessDocReason>Sai thể thức</edXML:BussinessDocReason>',
      );
    axis.offer('d-recall', { type: 'edoc', from: 'G22', to: '', edxml: recall });
    await acknowledged('d-recall');
    const before = axis.sent.length;
    await until(() => axis.sent.length > before || axis.sent.some(({ edxml: sent }) => sent.includes('>15<')));
    const last = axis.sent.at(-1);
    expect(last && (await statusSent(last))).toEqual({ from: 'H49.217', addressee: 'G22', documentId, code: '15' });
  });

  it('carries nothing of one call into another, and goes over few connections', () => {
    expect(axis.strays).toEqual([]);
    expect(axis.calls.length).toBeGreaterThan(100);
    expect(axis.connections()).toBeLessThan(axis.calls.length / 3);
  });
});

describe('a status that an axis holds', () => {
  it('becomes the status command of who reports, and of nobody who is not at home there', async () => {
    await using province = await startProvince();
    await using axis = await startScriptedAxis();
    await joinAxis(province.hub, axis);
    const { url } = province.hub;
    const document = { subject: 'Xin ý kiến', number: '7', notation: 'UBND', promulgatedOn: '2026-11-20' };
    const body = json({ messageId: 'm-7', from: 'H49', to: ['G22'], document });
    const { receipt } = (await call(url, province.token, 'POST', '/v1/transfers', body)).body as {
      receipt: { transfer: string; documentId: string };
    };
    await until(() => axis.sent.length === 1);
    const status = (from: string, code: string) =>
      statusEdxml({ from, addressee: 'H49', documentId: receipt.documentId, code });
    axis.offer('s-03', { type: 'status', from: 'G22', to: 'H49', edxml: status('G22', '03') });
    axis.offer('s-foreign', { type: 'status', from: 'G22', to: 'H49', edxml: status('H49.204', '03') });
    const entry = await awaitEntry(url, province.token, 'H49', { transfer: receipt.transfer, kind: 'status' });
    expect(entry.sequence).toBe(0);
    await until(() => axis.acknowledged.some(({ docId }) => docId === 's-foreign'));
    expect(axis.acknowledged.find(({ docId }) => docId === 's-foreign')?.status).toBe('fail');
    expect(axis.acknowledged.find(({ docId }) => docId === 's-03')?.status).toBe('done');
  });
});
