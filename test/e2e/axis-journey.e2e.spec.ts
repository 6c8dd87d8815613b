import { asRecord } from '../support/axis/as-record.js';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { axisJourney, bytesOf, documentIdOf, sent, takeAll, waiting } from '../support/axis/journey.js';
import type { Row } from '../support/axis/kit.js';
import { call, json, multipart } from '../support/api.js';
import { statusEdxml, wordyEdxml } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';

const journey = axisJourney();
let axis: AxisHub;
beforeAll(async () => {
  await journey.open();
  ({ axis } = journey);
});
afterAll(() => journey.close());

describe('a document on its way over the axis’s protocol', () => {
  it('is listed, fetched byte for byte both ways, acknowledged, and gone from the list', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const file = bytesOf({ subject: 'V/v kết nối, liên thông' });
    const docId = await sent(sender, file);
    const [row] = await waiting(receiver, 1);
    expect(row).toEqual({
      docId: expect.stringMatching(/^[0-9A-Za-z-]+$/) as string,
      serviceType: 'eDoc',
      messageType: 'edoc',
      created_time: expect.stringMatching(/^\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}$/) as string,
      updated_time: expect.any(String) as string,
      from: 'G22',
      to: 'H56',
      status: 'initial',
      status_desc: 'Chua nhan',
    });
    const received = row?.['docId'] ?? '';
    // The consignment follows the entry: only then is it sent.
    await axis.settled();
    expect(
      (await sender.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc', docId })).json['data'],
    ).toMatchObject([
      { toCode: 'H56', receiveStatus: 'initial', sendStatus: 'done', senderDocId: docId, receiverDocId: received },
    ]);
    const { json: got } = await receiver.getEdoc(received);
    expect(Buffer.from(String(got['data']), 'base64')).toEqual(file);
    expect(await receiver.download(received)).toEqual(file);
    expect((await receiver.updateStatus(received, 'processing')).json['status']).toBe('OK');
    expect((await receiver.list()).map(({ docId: listed }) => listed)).toEqual([received]);
    expect((await receiver.updateStatus(received, 'done')).json).toEqual({
      status: 'OK',
      ErrorCode: '0',
      ErrorDesc: 'Thanh cong',
    });
    expect(await waiting(receiver, 0)).toEqual([]);
    const list = await sender.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc', docId });
    expect(list.json['data']).toMatchObject([
      { receiveStatus: 'done', receivedTime: expect.stringMatching(/^2/) as string },
    ]);
  });

  it('comes back with the statuses 01, 03 and 06, each as the standard’s message', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, sender, 'status');
    const documentId = documentIdOf();
    const docId = await sent(sender, bytesOf({ documentId }));
    const row = (
      await eventually(
        () => receiver.list(),
        (rows) => rows.length > 0,
      )
    ).at(-1);
    await receiver.updateStatus(row?.['docId'] ?? '', 'done');
    for (const code of ['01', '03', '06']) {
      // A clock that is wrong by years: what it says is kept, and names nobody.
      const timestamp = code === '03' ? '2001/09/20 08:00:00' : undefined;
      const status = statusEdxml({ from: 'H56', addressee: 'G22', documentId, code, ...(timestamp && { timestamp }) });
      const { json: reply } = await receiver.send('H56', Buffer.from(status), { messagetype: 'status' });
      expect(reply).toMatchObject({ status: 'OK', DocId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
    }
    const rows = await waiting(sender, 3, 'status');
    expect(
      (await sender.call('countReceiveStatus', { servicetype: 'eDoc', messagetype: 'status' }, { body: '{}' })).json,
    ).toMatchObject({ count: 3 });
    const texts: string[] = [];
    for (const { docId: one = '' } of rows) texts.push((await sender.download(one)).toString('utf8'));
    expect(texts.map((text) => /StatusCode>(\d\d)</.exec(text)?.[1])).toEqual(['01', '03', '06']);
    expect(texts[0]).toContain('MessageHeader');
    expect(texts[0]).toContain(`DocumentId>${documentId}<`);
    expect((await sender.download(rows[0]?.['docId'] ?? '')).toString('utf8')).toBe(texts[0]);
    await takeAll(axis, sender, 'status');
    const list = await sender.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc', docId });
    expect(list.json['data']).toMatchObject([{ receiveStatus: '06' }]);
    const said = await receiver.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'status' });
    const oldest = (said.json['data'] as Row[]).at(-1);
    const named = { servicetype: 'eDoc', messagetype: 'status', docId: oldest?.['senderDocId'] ?? '' };
    expect((await receiver.call('getSentEdocList', named)).json['data']).toEqual([oldest]);
    for (const docId of [named.docId, 'nonsense', '../../x'])
      expect((await sender.call('getSentEdocList', { ...named, docId })).json).toMatchObject({
        status: 'FAIL',
        ErrorCode: '21',
      });
    expect((said.json['data'] as Row[]).slice(0, 3)).toMatchObject(
      ['06', '03', '01'].map((receiveStatus) => ({
        receiveStatus,
        fromCode: 'H56',
        toCode: 'G22',
        title: expect.stringMatching(/./) as string,
        notation: expect.stringMatching(/./) as string,
      })),
    );
  });

  it('that came as JSON is written as edXML once and is the same ever after', async () => {
    const receiver = axis.stranger();
    await takeAll(axis, receiver);
    const document = {
      messageId: 'json-1',
      from: 'G22',
      to: ['H56'],
      document: { subject: 'Từ JSON', number: '12', notation: 'UBND-NC', promulgatedOn: '2026-11-20' },
    };
    const { status } = await call(
      axis.hub.url,
      axis.prepared.agency,
      'POST',
      '/v1/transfers',
      multipart(document, [{ name: 'a.txt', bytes: 'nội dung' }]),
    );
    expect(status).toBe(201);
    const [row] = await waiting(receiver, 1);
    const first = await receiver.download(row?.['docId'] ?? '');
    expect(first.toString('utf8')).toContain('Từ JSON');
    expect(await receiver.download(row?.['docId'] ?? '')).toEqual(first);
    expect(Buffer.from(String((await receiver.getEdoc(row?.['docId'] ?? '')).json['data']), 'base64')).toEqual(first);
  });

  it('that was recalled before it was fetched is not there any more', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const documentId = documentIdOf();
    await sent(sender, bytesOf({ documentId }));
    const [row] = await waiting(receiver, 1);
    const recall = wordyEdxml({ documentId, to: ['H56'], words: () => 'Gửi nhầm', type: 1 });
    expect((await sender.send('G22', Buffer.from(recall))).json['status']).toBe('OK');
    expect(await waiting(receiver, 0)).toEqual([]);
    expect((await receiver.getEdoc(row?.['docId'] ?? '')).json).toMatchObject({ status: 'FAIL', data: '' });
    expect((await receiver.download(row?.['docId'] ?? '')).length).toBe(0);
  });

  it('that was fetched is asked back by the message of type 1, as it came; 15 gives it back', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const documentId = documentIdOf();
    const docId = await sent(sender, bytesOf({ documentId }));
    const [row] = await waiting(receiver, 1);
    await receiver.getEdoc(row?.['docId'] ?? '');
    await receiver.updateStatus(row?.['docId'] ?? '', 'done');
    const recall = Buffer.from(wordyEdxml({ documentId, to: ['H56'], words: () => 'Gửi nhầm', type: 1 }));
    await sender.send('G22', recall);
    const [asked] = await waiting(receiver, 1);
    expect(await receiver.download(asked?.['docId'] ?? '')).toEqual(recall);
    await receiver.updateStatus(asked?.['docId'] ?? '', 'done');
    const agreed = statusEdxml({ from: 'H56', addressee: 'G22', documentId, code: '15' });
    expect((await receiver.send('H56', Buffer.from(agreed), { messagetype: 'status' })).json['status']).toBe('OK');
    const list = await sender.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc', docId });
    expect(list.json['data']).toMatchObject([{ receiveStatus: '15' }]);
  });

  it('that is asked back by status 13 is told as status 13', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    await takeAll(axis, receiver, 'status');
    const documentId = documentIdOf();
    await sent(sender, bytesOf({ documentId }));
    const [row] = await waiting(receiver, 1);
    await receiver.getEdoc(row?.['docId'] ?? '');
    const recall = statusEdxml({ from: 'G22', addressee: 'H56', documentId, code: '13', words: () => 'Gửi nhầm' });
    expect((await sender.send('G22', Buffer.from(recall), { messagetype: 'status' })).json['status']).toBe('OK');
    const [asked] = await waiting(receiver, 1, 'status');
    const text = (await receiver.download(asked?.['docId'] ?? '')).toString('utf8');
    expect(text).toContain('<edXML:StatusCode>13</edXML:StatusCode>');
    expect(text).toContain('Gửi nhầm');
    await takeAll(axis, receiver);
    await takeAll(axis, receiver, 'status');
  });

  it('that is updated brings the update as it came, and the first version stays what it was', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const documentId = documentIdOf();
    const first = bytesOf({ documentId });
    await sent(sender, first);
    const [row] = await waiting(receiver, 1);
    const info =
      '<edXML:BussinessDocumentInfo><edXML:DocumentInfo>1</edXML:DocumentInfo></edXML:BussinessDocumentInfo>';
    const update = Buffer.from(
      wordyEdxml({ documentId, to: ['H56'], words: () => 'Nội dung mới', type: 2, business: info }),
    );
    expect((await sender.send('G22', update)).json['status']).toBe('OK');
    const [, changed] = await waiting(receiver, 2);
    expect(await receiver.download(changed?.['docId'] ?? '')).toEqual(update);
    expect(await receiver.download(row?.['docId'] ?? '')).toEqual(first);
    await takeAll(axis, receiver);
  });

  it('that replaces another opens a transfer of its own', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const documentId = documentIdOf();
    await sent(sender, bytesOf({ documentId }));
    await waiting(receiver, 1);
    const list = `<edXML:ReplacementInfoList><edXML:ReplacementInfo><edXML:DocumentId>${documentId}</edXML:DocumentId><edXML:OrganIdList><edXML:OrganId>H56</edXML:OrganId></edXML:OrganIdList></edXML:ReplacementInfo></edXML:ReplacementInfoList>`;
    const replacement = Buffer.from(
      wordyEdxml({ documentId: documentIdOf(), to: ['H56'], words: () => 'Thay thế', type: 3, business: list }),
    );
    await sent(sender, replacement);
    const rows = await waiting(receiver, 2);
    expect(await receiver.download(rows[1]?.['docId'] ?? '')).toEqual(replacement);
    await takeAll(axis, receiver);
  });

  it('that its system failed to take is the operator’s to see, and offered again by decision alone', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(axis, receiver);
    const docId = await sent(sender, bytesOf());
    const [row] = await waiting(receiver, 1);
    const received = row?.['docId'] ?? '';
    const description = 'Chữ ký số không hợp lệ';
    expect((await receiver.updateStatus(received, 'fail', description)).json['status']).toBe('OK');
    expect(await waiting(receiver, 0)).toEqual([]);
    expect((await receiver.updateStatus(received, 'fail', description)).json['status']).toBe('OK');
    const sentNow = await sender.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc', docId });
    expect(sentNow.json['data']).toMatchObject([{ receiveStatus: 'fail' }]);
    const desk = async () => (await call(axis.hub.url, axis.prepared.operator, 'GET', '/v1/desk/axis')).body;
    const { failed } = (await desk()) as unknown as { failed: readonly Record<string, unknown>[] };
    expect(failed).toMatchObject([{ agency: 'H56', system: 'others', description, transfer: docId }]);
    const ruling = await call(
      axis.hub.url,
      axis.prepared.operator,
      'POST',
      `/v1/desk/axis/${String(failed[0]?.['id'])}/retry`,
      json({ reason: 'Đơn vị đã sửa phần mềm' }),
    );
    expect(ruling.status).toBe(200);
    expect((await waiting(receiver, 1))[0]?.['docId']).toBe(received);
    await receiver.updateStatus(received, 'done');
    const { lines } = (await call(axis.hub.url, axis.prepared.agency, 'GET', `/v1/transfers/${docId}`))
      .body as unknown as {
      lines: readonly { type: string }[];
    };
    const types = lines.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['HandOverFailed', 'OfferedAgain', 'DeliveryHandedOver']));
    expect(asRecord(await desk())['failed']).toEqual([]);
  });
});
