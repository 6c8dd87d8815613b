import { AXIS_CALL_NAMES, AXIS_CALLS } from '@lienthong/axis-protocol';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { kitSignature } from '../support/axis/kit.js';
import {
  argumentsOf,
  fileOf,
  refusedWith,
  run,
  settledHead,
  startTriedAxis,
  writtenSince,
} from '../support/axis/refused.js';
import { call } from '../support/api.js';
import { statusEdxml, wordyEdxml } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';

let axis: AxisHub;
beforeAll(async () => void (axis = await startTriedAxis()));
afterAll(() => axis[Symbol.asyncDispose]());

describe('a system that is not known', () => {
  it.each(AXIS_CALL_NAMES)('is refused in words by %s: unknown id, wrong secret, no signature', async (name) => {
    const own = argumentsOf(name, 'a');
    refusedWith(
      await run(axis.kit({ systemId: 'VN.NOBODY' }), name, own),
      name,
      15,
      /Mã hệ thống hoặc khóa bí mật không đúng/,
    );
    refusedWith(await run(axis.kit({ secret: 'wrong' }), name, own), name, 15, /khóa bí mật/);
    refusedWith(
      await run(axis.kit(), name, own, { 'XroadVnpt-sign-header': '', 'XroadVnpt-hash-header': '' }),
      name,
      15,
    );
  });

  it('is refused once its secret was revoked, and both secrets of a rotation hold', async () => {
    const { body } = await axis.issue('ours', { axisName: 'VN.OURS', days: 30 });
    const next = axis.kit({ secret: String(body['secret']) });
    expect(await next.list()).toEqual(expect.any(Array));
    expect(await axis.kit().list()).toEqual(expect.any(Array));
    expect((await axis.issue('ours', { axisName: 'VN.OURS', days: 30 })).body).toMatchObject({
      code: 'axis/two-secrets',
    });
    const revoked = await call(
      axis.hub.url,
      axis.prepared.operator,
      'POST',
      `/v1/axis-secrets/${String(body['secretId'])}/revoke`,
      {
        body: '{"reason":"Thử thu hồi"}',
        headers: { 'content-type': 'application/json' },
      },
    );
    expect(revoked.status).toBe(200);
    refusedWith(
      await run(next, 'getReceivedEdocList', { servicetype: 'eDoc', messagetype: 'edoc' }),
      'getReceivedEdocList',
      15,
    );
    expect(await axis.kit().list()).toEqual(expect.any(Array));
    expect(
      JSON.stringify((await call(axis.hub.url, axis.prepared.operator, 'GET', '/v1/systems/ours/axis-secrets')).body),
    ).not.toContain(String(body['secret']));
  });

  it('may not take the name of another', async () => {
    expect((await axis.issue('others', { axisName: 'VN.OURS', days: 30 })).body).toMatchObject({
      code: 'axis/name-taken',
    });
    expect((await axis.issue('others', { axisName: 'có dấu', days: 30 })).body).toMatchObject({
      code: 'axis/name-malformed',
    });
    expect((await axis.issue('nobody-there', { days: 30 })).status).toBe(404);
  });
});

describe('an address that keeps sending descriptions which nothing restores', () => {
  it('is answered each time, and takes nobody else’s calls away', async () => {
    for (let turn = 0; turn < 130; turn += 1) {
      refusedWith(await axis.kit().updateStatus('a1', 'fail', `文件 ${turn}`), 'updateStatus', 15, /description/);
    }
    expect(await axis.kit().list()).toEqual(expect.any(Array));
  });
});

describe('an agency’s system and what belongs to another', () => {
  it('fetches, acknowledges, fails and lists nothing of it', async () => {
    const [sender, receiver] = [axis.kit(), axis.stranger()];
    const { json } = await sender.send('G22', fileOf());
    const sent = String(json['DocId']);
    const rows = await eventually(
      () => receiver.list(),
      (found) => found.length > 0,
    );
    const docId = rows.at(-1)?.['docId'] ?? '';
    expect((await sender.list()).map((row) => row['docId'])).not.toContain(docId);
    for (const name of ['getEdoc', 'downloadEdoc'] as const) {
      refusedWith(await run(sender, name, { docId }), name, 21, /Không tìm thấy gói tin/);
    }
    for (const status of ['done', 'fail', 'processing']) {
      refusedWith(await run(sender, 'updateStatus', { docId, status }), 'updateStatus', 21);
    }
    const listed = await run(receiver, 'getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc', docId: sent });
    refusedWith(listed, 'getSentEdocList', 21);
    expect((await receiver.call('getSentEdocList', { servicetype: 'eDoc', messagetype: 'edoc' })).json['data']).toEqual(
      [],
    );
    expect((await receiver.list()).map((row) => row['docId'])).toContain(docId);
    await receiver.updateStatus(docId, 'done');
  });

  it('sends, recalls and reports for none but its own', async () => {
    const before = await settledHead(axis);
    const asOther = await axis.stranger().send('G22', fileOf());
    refusedWith(asOther, 'sendEdoc', 19, /^Don vi gui G22 khong dung voi ma da dang ky: VN\.OTHERS$/);
    const ownHeader = await axis.stranger().send('H56', fileOf());
    refusedWith(ownHeader, 'sendEdoc', 19, /^Don vi gui G22 khong dung voi ma da dang ky: VN\.OTHERS$/);
    const unknown = await axis.stranger().send('H99.999', fileOf({ from: 'H99.999' }));
    refusedWith(unknown, 'sendEdoc', 19, /^Don vi gui H99\.999 khong dung/);
    expect(await writtenSince(axis, before)).toEqual([]);
  });

  it('recalls, updates, replaces and reports on no document that is not its own to', async () => {
    const documentId = 'G22,2026/11/20,FOREIGN/TB';
    const { json } = await axis.kit().send('G22', fileOf({ documentId, to: ['H49'] }));
    expect(json['status']).toBe('OK');
    const before = await settledHead(axis);
    const info =
      '<edXML:BussinessDocumentInfo><edXML:DocumentInfo>1</edXML:DocumentInfo></edXML:BussinessDocumentInfo>';
    const stranger = axis.stranger();
    for (const type of [1, 2, 3] as const) {
      const words = {
        documentId,
        to: ['H49'],
        words: () => 'Của người khác',
        type,
        ...(type === 2 ? { business: info } : {}),
      };
      const asSender = await stranger.send('G22', Buffer.from(wordyEdxml(words)));
      refusedWith(asSender, 'sendEdoc', 19, /^Don vi gui G22 khong dung voi ma da dang ky: VN\.OTHERS$/);
      refusedWith(await stranger.send('H56', Buffer.from(wordyEdxml(words))), 'sendEdoc', 19);
    }
    // As the sender, as the recipient, and as one to whom it was never sent.
    for (const [from, code] of [
      ['G22', '13'],
      ['H49', '03'],
      ['H49', '15'],
      ['H56', '03'],
      ['H56', '15'],
    ] as const) {
      const status = statusEdxml({ from, addressee: 'G22', documentId, code, words: () => 'Của người khác' });
      const reply = await stranger.send(from, Buffer.from(status), { messagetype: 'status' });
      expect([from, code, reply.json['status'], reply.json['DocId']]).toEqual([from, code, 'FAIL', '']);
    }
    expect(await writtenSince(axis, before)).toEqual([]);
  });

  it('registers and closes no agency', async () => {
    const body = { id: '', pcode: '', code: 'G22', name: 'Đơn vị khác', mail: '', mobile: '', fax: '' };
    const reply = await axis.stranger().call('registerAgency', {}, { body: JSON.stringify(body) });
    refusedWith(reply, 'registerAgency', 19, /quản trị viên/);
    for (const code of ['G22', 'H56', 'H99']) {
      refusedWith(await axis.stranger().call('deleteAgency', { AgencyCode: code }, { body: '{}' }), 'deleteAgency', 19);
    }
  });
});

describe('signed headers of one call', () => {
  const pairs = AXIS_CALL_NAMES.flatMap((from) => AXIS_CALL_NAMES.map((to) => [from, to] as const)).filter(
    ([from, to]) =>
      AXIS_CALLS[to].required.some((name) => !(AXIS_CALLS[from].required as readonly string[]).includes(name)),
  );

  it('are refused by every other call that needs an argument which they do not sign', async () => {
    for (const [from, to] of pairs) {
      const signed = kitSignature(argumentsOf(from, 'a1'), axis.secret);
      const reply = await run(axis.kit(), to, argumentsOf(to, 'a1'), signed);
      if (AXIS_CALLS[to].reply === 'bytes') expect(reply.body.length).toBe(0);
      else expect([from, to, reply.json['status'], reply.json['ErrorCode']]).toEqual([from, to, 'FAIL', '15']);
    }
    expect(pairs.length).toBeGreaterThan(80);
  });

  it('are refused once a header says something else', async () => {
    const signed = kitSignature({ docId: 'a1', status: 'done' }, axis.secret);
    refusedWith(
      await run(axis.kit(), 'updateStatus', { docId: 'a2', status: 'done' }, signed),
      'updateStatus',
      15,
      /docId/,
    );
  });
});
