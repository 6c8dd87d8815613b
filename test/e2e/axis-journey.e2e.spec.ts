import { asRecord } from '../support/axis/as-record.js';
import { startAxisHub } from '../support/axis/axis-hub.js';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { kitHash } from '../support/axis/kit.js';
import type { Kit, Row } from '../support/axis/kit.js';
import { call, json, multipart } from '../support/api.js';
import { edxmlOf, statusEdxml, wordyEdxml } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';

let axis: AxisHub;
beforeAll(async () => void (axis = await startAxisHub()));
afterAll(() => axis[Symbol.asyncDispose]());

let number = 0;
const documentIdOf = (from = 'G22'): string => `${from},2026/11/20,${(number += 1)}/TB`;
const bytesOf = (more: Parameters<typeof edxmlOf>[0] = {}): Buffer =>
  Buffer.from(edxmlOf({ from: 'G22', to: ['H56'], documentId: documentIdOf(), ...more }));

const sent = async (kit: Kit, file: Buffer, from = 'G22'): Promise<string> => {
  const { json: reply } = await kit.send(from, file);
  expect(reply).toEqual({ status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong', DocId: expect.any(String) as string });
  return String(reply['DocId']);
};

/** The rows that an agency's system has not acknowledged, once there are as many as expected. */
const waiting = (kit: Kit, count: number, kind: 'edoc' | 'status' = 'edoc'): Promise<readonly Row[]> =>
  eventually(
    () => kit.list(kind),
    (rows) => rows.length === count,
  );

const takeAll = async (kit: Kit, kind: 'edoc' | 'status' = 'edoc'): Promise<void> => {
  await axis.settled();
  for (const { docId = '' } of await kit.list(kind)) await kit.updateStatus(docId, 'done');
};

describe('a document on its way over the axis’s protocol', () => {
  it('is listed, fetched byte for byte both ways, acknowledged, and gone from the list', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(receiver);
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
    await takeAll(sender, 'status');
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
      const status = statusEdxml({ from: 'H56', addressee: 'G22', documentId, code });
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
    await takeAll(sender, 'status');
    const list = await sender.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc', docId });
    expect(list.json['data']).toMatchObject([{ receiveStatus: '06' }]);
    const said = await receiver.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'status' });
    expect((said.json['data'] as Row[]).slice(0, 3).map(({ receiveStatus }) => receiveStatus)).toEqual([
      '06',
      '03',
      '01',
    ]);
  });

  it('that came as JSON is written as edXML once and is the same ever after', async () => {
    const receiver = axis.stranger();
    await takeAll(receiver);
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
    await takeAll(receiver);
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
    await takeAll(receiver);
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
    await takeAll(receiver);
    await takeAll(receiver, 'status');
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
    await takeAll(receiver);
    await takeAll(receiver, 'status');
  });

  it('that is updated brings the update as it came, and the first version stays what it was', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(receiver);
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
    await takeAll(receiver);
  });

  it('that replaces another opens a transfer of its own', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(receiver);
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
    await takeAll(receiver);
  });

  it('that its system failed to take is the operator’s to see, and offered again by decision alone', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(receiver);
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

describe('the kit’s ways', () => {
  it('a call reads its own arguments alone: those of earlier calls leak along and change nothing', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(receiver);
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
    await takeAll(receiver);
  });

  it.each(['22112025T015143+0914', '01011999T000000+0000', ''])(
    'a timestamp may be stale, or none: %j',
    async (timestamp) => {
      expect(await axis.kit({ timestamp }).list('status')).toEqual(expect.any(Array));
    },
  );

  it('a description whose Vietnamese was destroyed on the way is restored where its signature proves it', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    await takeAll(receiver);
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
    await takeAll(receiver);
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
    await takeAll(receiver);
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
    await takeAll(receiver);
    const file = bytesOf();
    await sender.send('G22', file, { leave: true });
    const again = await sender.send('G22', file);
    const once = await sender.send('G22', file);
    expect(again.json['DocId']).toBe(once.json['DocId']);
    expect(await waiting(receiver, 1)).toHaveLength(1);
    await takeAll(receiver);
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
    await takeAll(receiver);
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

  it('2,000 recipients travel in the headers twice', async () => {
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
    await takeAll(axis.stranger());
    await takeAll(axis.kit());
  });
});
