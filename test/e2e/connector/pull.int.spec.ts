import { awaitEntry, json, readRawInbox, readWholeInbox } from '../../support/api.js';
import { documentFromAxis, joinedProvince, OUTAGES } from '../../support/axis/joined-province.js';
import { AXIS } from '../../support/axis/province.js';
import type { Misbehaviour } from '../../support/axis/misbehaviour.js';
import type { ScriptedAxis } from '../../support/axis/scripted-axis.js';
import { statusEdxml } from '../../support/edxml.js';
import { until } from '../../support/eventually.js';
import { connectSystem } from '../../support/systems.js';
import { statusSent } from '../../support/axis/read-sent.js';

describe('mail that an axis holds for the agencies here', () => {
  const at = joinedProvince();
  const { offer, acknowledged, documentsIn, ask } = at;
  let axis: ScriptedAxis;
  beforeAll(async () => {
    await at.open();
    ({ axis } = at);
  });
  afterAll(() => at.close());

  it('is in the recipient’s inbox before the axis hears that it was taken, and its trace names the axis and its docId', async () => {
    offer('d-first');
    await acknowledged('d-first');
    await until(async () => (await documentsIn('H49.204')).length === 1);
    const [entry] = await documentsIn('H49.204');
    const lines = await at.trace(entry?.transfer ?? '');
    expect(lines.find(({ type }) => type === 'ReceivedFromNonERDS')?.data).toMatchObject({
      axis: AXIS,
      docId: 'd-first',
      kind: 'document',
    });
  });

  it.each<readonly [string, Misbehaviour]>([
    ...OUTAGES,
    ['null for data', 'null-data'],
    ['another JSON', 'other-json'],
    ['a redirect', 'redirect'],
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

  it('waits no more, and is at no desk, where the answer to its acknowledgement was lost and the axis lists it no more', async () => {
    const beside = ['d-beside-1', 'd-beside-2'];
    for (const docId of beside) offer(docId);
    const heal = axis.failing('updateStatus', ({ docId }) => docId === 'd-unheard', 'cut-after');
    offer('d-unheard');
    for (const docId of [...beside, 'd-unheard']) await acknowledged(docId);
    const pull = async () => {
      const { body } = await at.asOperator('GET', `/v1/axes/${AXIS}`);
      return body['pull'] as { readonly waiting: number; readonly oldestMs: number };
    };
    await until(async () => (await pull()).waiting === 0);
    await until(async () => (await at.desk()).every(({ docId }) => docId !== 'd-unheard'));
    heal();
  });

  it('is refused to the axis in words where no recipient is here, and waits at the desk', async () => {
    offer('d-elsewhere', ['H53']);
    offer('d-spoofed', ['H49.204'], 'H49');
    await until(() => ['d-elsewhere', 'd-spoofed'].every((id) => axis.acknowledged.some(({ docId }) => docId === id)));
    const failed = axis.acknowledged.filter(({ docId }) => /elsewhere|spoofed/.test(docId));
    expect(failed.map(({ status }) => status)).toEqual(['fail', 'fail']);
    for (const { description = '' } of failed) expect(description).toMatch(/^[ -~]{20,}$/);
    const items = await at.desk();
    expect(items.map(({ docId, code }) => [docId, code])).toEqual(
      expect.arrayContaining([
        ['d-elsewhere', 'axis/not-for-us'],
        ['d-spoofed', 'sender/not-in-mandate'],
      ]),
    );
    expect(await readWholeInbox(at.province.hub.url, at.province.token, 'H49')).toEqual([]);
  });

  it('that the axis lists for an agency of the register whose mail nobody takes in is refused, not lost politely', async () => {
    const { edxml } = documentFromAxis(9_100, ['H53']);
    axis.offer('d-unread', { type: 'edoc', from: 'G22', to: 'H53', edxml });
    await until(() => axis.acknowledged.some(({ docId }) => docId === 'd-unread'));
    expect(axis.acknowledged.filter(({ docId }) => docId === 'd-unread').map(({ status }) => status)).toEqual(['fail']);
    expect((await at.desk()).find(({ docId }) => docId === 'd-unread')?.code).toBe('axis/not-for-us');
  });

  it('that was refused and is listed no more comes once by an operator’s order, or is back at the desk', async () => {
    const atDesk = async (docId: string) => (await at.desk()).find((one) => one.docId === docId);
    for (const [docId, number] of [
      ['d-later', 9_120],
      ['d-gone', 9_121],
    ] as const) {
      const { edxml } = documentFromAxis(number, ['H53']);
      axis.offer(docId, { type: 'edoc', from: 'G22', to: 'H53', edxml });
      await until(() => axis.acknowledged.some((one) => one.docId === docId));
    }
    axis.unlist('d-later');
    axis.withdraw('d-gone');
    const { hub } = at.province;
    const { token } = await connectSystem(hub)('qlvb-h53', { role: 'agency', mandates: [{ agency: 'H53' }] });
    axis.misbehave('getEdoc', 'empty');
    for (const docId of ['d-later', 'd-gone'])
      expect(await at.rule((await atDesk(docId))?.id ?? '', 'retry')).toBe(202);
    await acknowledged('d-later');
    await until(async () => (await atDesk('d-later')) === undefined);
    await until(async () => (await atDesk('d-gone'))?.code === 'axis/fetch-refused');
    expect(await atDesk('d-gone')).toMatchObject({ state: 'failed', number: '21' });
    const { documentId } = documentFromAxis(9_120);
    const inbox = await readRawInbox(hub.url, token, 'H53');
    expect(inbox.map(({ entry }) => (entry as unknown as { head?: { documentId: string } }).head?.documentId)).toEqual([
      documentId,
    ]);
  });

  it('that the axis lists for one recipient whom nobody here knows is not acknowledged in the name of the others', async () => {
    const { edxml } = documentFromAxis(9_110, ['H49.204', 'H49.998']);
    axis.offer('d-known', { type: 'edoc', from: 'G22', to: 'H49.204', edxml });
    await acknowledged('d-known');
    axis.offer('d-unknown', { type: 'edoc', from: 'G22', to: 'H49.998', edxml });
    await until(() => axis.acknowledged.some(({ docId }) => docId === 'd-unknown'));
    expect(axis.acknowledged.find(({ docId }) => docId === 'd-unknown')?.status).toBe('fail');
    expect((await at.desk()).find(({ docId }) => docId === 'd-unknown')?.code).toBe('axis/not-for-us');
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
    const { edxml } = documentFromAxis(9_000, ['H49.204', 'H49.217']);
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
      const answer = await ask('POST', `/v1/deliveries/${transfer}/H49.217/status`, json({ messageId, status }));
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
    const { edxml } = documentFromAxis(Number(/,(\d+)\/TB$/.exec(documentId)?.[1]), ['H49.217']);
    const recall = edxml
      .replace('<edXML:BussinessDocType>0<', '<edXML:BussinessDocType>1<')
      .replace(
        '</edXML:BussinessDocType>',
        '</edXML:BussinessDocType><edXML:BussinessDocReason>Sai thể thức</edXML:BussinessDocReason>',
      );
    axis.offer('d-recall', { type: 'edoc', from: 'G22', to: '', edxml: recall });
    await acknowledged('d-recall');
    expect(axis.fetched.filter((docId) => docId === 'd-recall')).toHaveLength(1);
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

  it('and hands out as another sender’s message is neither taken nor acknowledged, until it is the right one', async () => {
    const other = documentFromAxis(9_100, ['H49.204']);
    axis.offer('d-right', { type: 'edoc', from: 'G22', to: '', edxml: other.edxml });
    await acknowledged('d-right');
    await until(async () => (await documentsIn('H49.204')).some(({ documentId }) => documentId === other.documentId));
    const before = (await documentsIn('H49.204')).length;
    axis.offer('d-mixed', { type: 'edoc', from: 'G15', to: '', edxml: other.edxml });
    let others = 0;
    await until(async () => {
      offer(`d-beside-${(others += 1)}`, ['H49.217']);
      return (await at.desk()).some(({ docId, code }) => docId === 'd-mixed' && code === 'axis/other-content');
    });
    expect(axis.acknowledged.filter(({ docId }) => docId === 'd-mixed')).toEqual([]);
    expect((await documentsIn('H49.204')).length).toBe(before);
    const own = documentFromAxis(9_101, ['H49.204'], 'G15');
    axis.offer('d-mixed', { type: 'edoc', from: 'G15', to: '', edxml: own.edxml });
    await acknowledged('d-mixed');
    await until(async () => (await documentsIn('H49.204')).some(({ documentId }) => documentId === own.documentId));
    await until(async () => !(await at.desk()).some(({ docId }) => docId === 'd-mixed'));
  });
});

describe('a status that an axis holds', () => {
  const at = joinedProvince();
  beforeAll(() => at.open());
  afterAll(() => at.close());

  it('becomes the status command of who reports, and of nobody who is not at home there', async () => {
    const { axis, province } = at;
    const transfer = await at.send();
    await until(() => axis.sent.length === 1);
    const status = (from: string, code: string) =>
      statusEdxml({ from, addressee: 'H49', documentId: 'H49,2026/11/20,1/UBND', code });
    axis.offer('s-03', { type: 'status', from: 'G22', to: 'H49', edxml: status('G22', '03') });
    axis.offer('s-foreign', { type: 'status', from: 'H49.204', to: 'H49', edxml: status('H49.204', '03') });
    const entry = await awaitEntry(province.hub.url, province.token, 'H49', { transfer, kind: 'status' });
    expect(entry.sequence).toBe(0);
    for (const told of ['s-foreign', 's-03']) await until(() => axis.acknowledged.some(({ docId }) => docId === told));
    expect(axis.acknowledged.find(({ docId }) => docId === 's-foreign')?.status).toBe('fail');
    expect(axis.acknowledged.find(({ docId }) => docId === 's-03')?.status).toBe('done');
  });
});
