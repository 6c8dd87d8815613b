import { asRecord } from '../support/axis/as-record.js';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { axisJourney, bytesOf, sent, takeAll, waiting } from '../support/axis/journey.js';
import { kitHash } from '../support/axis/kit.js';
import type { Row } from '../support/axis/kit.js';
import { call, json } from '../support/api.js';
import { eventually } from '../support/eventually.js';

const journey = axisJourney();
let axis: AxisHub;
beforeAll(async () => {
  await journey.open();
  ({ axis } = journey);
});
afterAll(() => journey.close());

describe('the kit’s ways', () => {
  it('a call reads its own arguments alone: those of earlier calls leak along and change nothing', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    await sent(sender, bytesOf());
    await sent(sender, bytesOf());
    const rows = await waiting(receiver, 2);
    await receiver.getEdoc(rows[0]?.['docId'] ?? '');
    await receiver.updateStatus(rows[0]?.['docId'] ?? '', 'done');
    expect([...receiver.kept.keys()]).toEqual(
      expect.arrayContaining(['XroadVnpt-docId', 'XroadVnpt-status', 'XroadVnpt-filePath']),
    );
    expect((await waiting(receiver, 1)).map(({ docId }) => docId)).toEqual([rows[1]?.['docId']]);
    const unsigned = new Set(['sign-header-key', 'sign-header', 'hash-header', 'Content-Type']);
    const signsEverything = Object.fromEntries(
      [...receiver.kept]
        .map(([name, value]) => [name.slice('XroadVnpt-'.length), value] as const)
        .filter(([name]) => !unsigned.has(name)),
    );
    expect((await receiver.list('edoc', signsEverything)).map(({ docId }) => docId)).toEqual([rows[1]?.['docId']]);
    await takeAll(axis, receiver);
  });

  it('and so does every other call: all that a client object ever said is signed along, and changes no answer', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const docId = await sent(sender, bytesOf());
    const [row] = await waiting(receiver, 1);
    const received = row?.['docId'] ?? '';
    const mail = { servicetype: 'eDoc', messagetype: 'edoc' };
    const said = { servicetype: 'eDoc', messagetype: 'status' };
    const received10 = { ...mail, pageSize: '10', pageIndex: '1', fromDate: '01/01/2020', toDate: '01/01/2099' };
    const unchanged: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['getReceivedEdocList', received10],
      ['countReceiveEdoc', mail],
      ['countReceiveStatus', said],
      ['getEdoc', { docId: received }],
      ['downloadEdoc', { docId: received }],
      ['getSentEdocList', mail],
      ['getSentEdocList', said],
      ['getAgenciesList', {}],
      ['getAgenciesListQD20', { level: '1' }],
      ['getSynchronizeUnit', {}],
      ['deleteAgency', { AgencyCode: 'H49' }],
      ['updateStatus', { docId: received, status: 'processing' }],
    ];
    // Arguments of their own that a caller may leave out narrow an answer by intent, whoever left them there.
    const narrowing = { pageSize: '10', pageIndex: '1', fromDate: '01/01/2020', toDate: '01/01/2099', level: '1' };
    const left = {
      ...{ from: 'G22', to: '["H57"]', 'hash-file': kitHash(bytesOf()), docId: received },
      ...{ status: 'fail', description: 'Còn lại', AgencyCode: 'G22', ...mail, ...narrowing },
    };
    for (const [name, own] of unchanged) {
      const method = name === 'downloadEdoc' ? 'GET' : 'POST';
      const alone = await axis.stranger().call(name, own, { method });
      const leaking = await axis.stranger().call(name, { ...left, ...own }, { method });
      expect([name, leaking.body.toString()]).toEqual([name, alone.body.toString()]);
      if (name !== 'downloadEdoc' && name !== 'deleteAgency') expect(alone.json).toMatchObject({ status: 'OK' });
    }
    expect((await receiver.list()).map(({ docId: listed }) => listed)).toEqual([received]);
    const whole = await axis.kit().call('getSentEdocList', mail);
    const ofIts = await axis.kit().call('getSentEdocList', { ...mail, docId });
    expect((ofIts.json['data'] as readonly object[]).length).toBe(1);
    const theOther = await axis.kit().call('getSentEdocList', { ...said, docId });
    expect(theOther.json).toMatchObject({ status: 'OK' });
    expect(whole.json).toMatchObject({ status: 'OK' });
    const unknown = await axis.kit().call('getSentEdocList', { ...mail, docId: received });
    expect(unknown.json).toMatchObject({ status: 'FAIL', ErrorCode: '21', data: [] });
    await takeAll(axis, receiver);
  });

  it('recipients that a send left in the headers never get a document that does not name them', async () => {
    const receiver = axis.stranger();
    await takeAll(axis, receiver);
    const sender = axis.kit();
    const named = await sender.send('G22', bytesOf({ to: ['H56'] }), { to: ['H56'] });
    expect(named.json).toMatchObject({ status: 'OK' });
    const file = bytesOf({ to: ['H57'] });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const leaking = await sender.send('G22', file, { to: ['H56'] });
      expect(leaking.json).toMatchObject({
        status: 'FAIL',
        ErrorCode: '10',
        ErrorDesc: expect.stringMatching(/lần gửi trước.*\(XroadVnpt-to\)$/) as string,
        DocId: '',
      });
    }
    await axis.settled();
    expect(await waiting(receiver, 1)).toMatchObject([{ to: 'H56' }]);
    expect((await sender.send('G22', file, { to: ['H57'] })).json).toMatchObject({ status: 'OK' });
    await takeAll(axis, receiver);
  });

  it('recipients that are some of those in the message, under whichever code, are a selection', async () => {
    const receiver = axis.stranger();
    const sender = axis.kit();
    for (const to of [['H56'], ['000.00.00.H56'], ['H56', 'H57']]) {
      const file = bytesOf({ to });
      expect([to, (await sender.send('G22', file, { to: ['H56'] })).json['status']]).toEqual([to, 'OK']);
    }
    await axis.settled();
    expect((await receiver.list()).map((row) => row['to'])).toEqual(['H56', 'H56', 'H56']);
    await takeAll(axis, receiver);
  });

  it('a client object of its own may send on to whom the message does not name, as for a recipient that came later', async () => {
    const receiver = axis.stranger();
    const later = axis.kit({ timestamp: '03112026T080000+0914' });
    const reply = await later.send('G22', bytesOf({ to: ['H49'] }), { to: ['H57'] });
    expect(reply.json).toMatchObject({ status: 'OK' });
    expect(await waiting(receiver, 1)).toMatchObject([{ to: 'H57' }]);
    await takeAll(axis, receiver);
  });

  it.each(['22112025T015143+0914', '01011999T000000+0000', ''])(
    'a timestamp may be stale, or none: %j',
    async (timestamp) => {
      expect(await axis.kit({ timestamp }).list('status')).toEqual(expect.any(Array));
    },
  );

  it('a description whose Vietnamese was destroyed on the way is restored where its signature proves it', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    await sent(sender, bytesOf());
    const [row] = await waiting(receiver, 1);
    // đ and ă arrive as control bytes, which a strict parser would refuse with 400.
    expect((await receiver.updateStatus(row?.['docId'] ?? '', 'fail', 'Văn bản đính kèm bị lỗi')).json['status']).toBe(
      'OK',
    );
    const { body } = await call(axis.hub.url, axis.prepared.operator, 'GET', '/v1/desk/axis');
    const failed = asRecord(body)['failed'] as readonly Record<string, unknown>[];
    expect(failed.at(-1)).toMatchObject({ description: 'Văn bản đính kèm bị lỗi' });
    await call(
      axis.hub.url,
      axis.prepared.operator,
      'POST',
      `/v1/desk/axis/${String(failed.at(-1)?.['id'])}/skip`,
      json({ reason: 'Bỏ qua' }),
    );
  });

  it('a description that nothing restores is refused in words, and changes nothing', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    await sent(sender, bytesOf());
    const [row] = await waiting(receiver, 1);
    const { status, json: reply } = await receiver.updateStatus(row?.['docId'] ?? '', 'fail', '文件已损坏 đ');
    expect(status).toBe(200);
    expect(reply).toMatchObject({
      status: 'FAIL',
      ErrorCode: '15',
      ErrorDesc: expect.stringContaining('description') as string,
    });
    expect((await receiver.list()).map(({ docId }) => docId)).toEqual([row?.['docId']]);
    await takeAll(axis, receiver);
  });

  it('Expect: 100-continue is answered at once, so that no call waits its three seconds', async () => {
    const { continuedAfterMs, json: reply } = await axis
      .kit()
      .call('countReceiveEdoc', { servicetype: 'eDoc', messagetype: 'edoc' }, { body: '{}' });
    expect(continuedAfterMs).toBeLessThan(1_000);
    expect(reply).toMatchObject({ status: 'OK', count: expect.any(Number) as number });
  });

  it('a send whose connection closed unanswered is sent again: one document, one DocId', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const file = bytesOf();
    await sender.send('G22', file, { leave: true });
    const again = await sender.send('G22', file);
    const once = await sender.send('G22', file);
    expect(again.json['DocId']).toBe(once.json['DocId']);
    expect(await waiting(receiver, 1)).toHaveLength(1);
    await takeAll(axis, receiver);
  });

  it('a repeated send is known by (systemid, timestamp, hash-file) before a byte of it is read', async () => {
    const sender = axis.kit();
    const file = bytesOf();
    const docId = await sent(sender, file);
    const nonsense = await sender.send('G22', Buffer.from('no edXML at all'), { hashFile: kitHash(file) });
    expect(nonsense.json).toMatchObject({ status: 'OK', DocId: docId });
    const other = await axis
      .kit({ timestamp: '02112026T080000+0914' })
      .send('G22', Buffer.from('no edXML at all'), { hashFile: kitHash(file) });
    expect(other.json).toMatchObject({ status: 'FAIL' });
  });

  it('the hash of a file drops leading zeros, and the padded form is taken as well', async () => {
    const sender = axis.kit();
    let file = bytesOf();
    while (kitHash(file).length === 64) file = bytesOf();
    await sent(sender, file);
    const padded = bytesOf();
    const { createHash } = await import('node:crypto');
    const hashFile = createHash('sha256').update(padded).digest('hex');
    expect((await sender.send('G22', padded, { hashFile })).json['status']).toBe('OK');
  });

  it('acknowledgements in parallel with repeated docIds are each answered, and each entry acknowledged once', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    for (let count = 0; count < 5; count += 1) await sent(sender, bytesOf());
    const rows = await waiting(receiver, 5);
    const wanted = rows.flatMap(({ docId = '' }) => [docId, docId, docId]);
    const replies = await Promise.all(wanted.map((docId) => axis.stranger().updateStatus(docId, 'done')));
    expect(replies.map(({ json: reply }) => reply['status'])).toEqual(wanted.map(() => 'OK'));
    expect(await waiting(receiver, 0)).toEqual([]);
  });

  it.each(['/', '//', '/vxp/api/', '/vxp//api'])(
    'an endpoint that ends in %s is one address with the others',
    async (path) => {
      expect(await axis.kit({ endpoint: `${axis.endpoint}${path}` }).list('status')).toEqual(expect.any(Array));
    },
  );

  it('a code that `to` repeats is one recipient', async () => {
    await takeAll(axis, axis.stranger());
    await axis.settled();
    const { json: reply } = await axis.kit().send('G22', bytesOf(), { to: ['H56', 'H56'] });
    expect(reply).toMatchObject({ status: 'OK' });
    expect(await waiting(axis.stranger(), 1)).toHaveLength(1);
    await takeAll(axis, axis.stranger());
  });

  it('2,000 registered recipients travel in the headers twice, and each gets the document', async () => {
    const codes = Array.from({ length: 2_000 }, (_, index) => `H56.${1_000 + index}`);
    const records = codes.map((code, index) => ({
      code,
      aliases: [`000.${10 + Math.floor(index / 90)}.${10 + (index % 90)}.H56`],
      name: `Ủy ban nhân dân xã ${code}`,
      level: 'commune',
      parent: 'H56',
      from: '2025-07-01',
      source: 'Danh bạ thử',
    }));
    const { body } = await call(axis.hub.url, axis.prepared.operator, 'POST', '/v1/agencies/import', json({ records }));
    expect(body).toMatchObject({ added: codes.length, refused: [] });
    // Half under their old codes, which are longer.
    const to = records.map(({ code, aliases: [old = ''] }, index) => (index % 2 === 0 ? code : old));
    const { json: reply } = await axis.kit().send('G22', bytesOf(), { to });
    expect(reply).toMatchObject({ status: 'OK', DocId: expect.stringMatching(/^[0-9A-Za-z-]+$/) as string });
    await axis.settled();
    const mail = { servicetype: 'eDoc', messagetype: 'edoc', docId: String(reply['DocId']) };
    const rows = (await axis.kit().call('getSentEdocList', mail)).json['data'] as readonly Row[];
    expect(rows.map(({ toCode }) => toCode).toSorted()).toEqual(to.toSorted());
    expect(new Set(rows.map(({ sendStatus, receiveStatusDesc }) => `${sendStatus} ${receiveStatusDesc}`))).toEqual(
      new Set(['done Đã vào hộp nhận, hệ thống nhận chưa lấy']),
    );
    expect(new Set(rows.map(({ receiverDocId }) => receiverDocId)).size).toBe(codes.length);
  });

  it('2,000 recipients that nobody knows are refused in words, and `to` wins over those in the message', async () => {
    const to = Array.from({ length: 2_000 }, (_, index) => `H56.${String(index).padStart(4, '0')}.AAAAAAAAAA`);
    const { status, json: reply } = await axis.kit().send('G22', bytesOf(), { to });
    expect(status).toBe(200);
    expect(reply).toMatchObject({ status: 'FAIL', ErrorCode: '18', DocId: '' });
    const named = await axis.kit().send('G22', bytesOf({ to: ['H57'] }), { to: ['H56', 'H49'] });
    expect(named.json['status']).toBe('OK');
    const rows = await eventually(
      () => axis.stranger().list(),
      (found) => found.length > 0,
    );
    expect(rows.map((row) => row['to'])).toEqual(['H56']);
    await takeAll(axis, axis.stranger());
    await takeAll(axis, axis.kit());
  });
});
