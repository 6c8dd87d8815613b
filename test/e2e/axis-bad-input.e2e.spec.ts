import { createHash } from 'node:crypto';
import { AXIS_CALL_NAMES, AXIS_CALLS } from '@lienthong/axis-protocol';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { kitHash, kitSignature } from '../support/axis/kit.js';
import { rawHttp } from '../support/axis/raw-http.js';
import { fileOf, refusedWith, run, settledHead, startTriedAxis, writtenSince } from '../support/axis/refused.js';
import { edxmlOf, statusEdxml } from '../support/edxml.js';
import { rawRequest } from '../support/raw-request.js';

let axis: AxisHub;
beforeAll(async () => void (axis = await startTriedAxis()));
afterAll(() => axis[Symbol.asyncDispose]());

describe('bad input', () => {
  const before = { head: 0 };
  beforeEach(async () => void (before.head = await settledHead(axis)));
  afterEach(async () => expect(await writtenSince(axis, before.head)).toEqual([]));

  it('a call without its arguments', async () => {
    for (const name of AXIS_CALL_NAMES.filter((one) => AXIS_CALLS[one].required.length > 0)) {
      refusedWith(await run(axis.kit(), name, {}), name, 10, /Thiếu tham số/);
    }
  });

  it.each([
    ['unknown', 'H99.123', 18],
    ['closed without a successor', 'H49.33', 23],
  ])('a recipient that is %s', async (_, to, expected) => {
    const sentence = new RegExp(`Đơn vị nhận ${to} `);
    refusedWith(await axis.kit().send('G22', fileOf({ to: [to] })), 'sendEdoc', expected, sentence);
  });

  it.each(['h49', 'UBND', '1.2'])(
    'a name that is no code and harmless is said again: sender and recipient %s',
    async (name) => {
      refusedWith(
        await axis.kit().send('G22', fileOf(), { to: ['H49', 'H49', name] }),
        'sendEdoc',
        18,
        new RegExp(`^Đơn vị nhận ${name} .*\\(XroadVnpt-to/1\\)$`),
      );
      const sentence = new RegExp(`^Don vi gui ${name} khong dung voi ma da dang ky: VN\\.OURS$`);
      refusedWith(await axis.kit().send(name, fileOf()), 'sendEdoc', 19, sentence);
    },
  );

  it.each(['Ủy ban', '<b>H49</b>', 'A'.repeat(36), 'H49 H56'])(
    'a name that could be anybody’s words is named by its place: sender and recipient %j',
    async (name) => {
      const signed = Buffer.from(name).toString('latin1');
      const to = await axis.kit().send('G22', fileOf(), { to: ['H49', signed] });
      expect(to.json).toMatchObject({ status: 'FAIL', ErrorDesc: expect.stringContaining('XroadVnpt-to/1') as string });
      expect(to.json['ErrorDesc']).not.toContain(name);
      const sentence = /^Don vi gui XroadVnpt-from khong dung voi ma da dang ky: VN\.OURS$/;
      refusedWith(await axis.kit().send(signed, fileOf()), 'sendEdoc', 19, sentence);
    },
  );

  it('a status about a document that nobody here received', async () => {
    const documentId = 'H49,2026/11/20,NEVER/TB';
    const status = statusEdxml({ from: 'G22', addressee: 'H49', documentId, code: '03', words: () => 'Không có' });
    const reply = await axis.kit().send('G22', Buffer.from(status), { messagetype: 'status' });
    refusedWith(reply, 'sendEdoc', 21, /Không tìm thấy văn bản mà trạng thái này phản hồi/);
  });

  it('a hash that differs', async () => {
    const hashFile = createHash('sha256').update('something else').digest('hex');
    refusedWith(await axis.kit().send('G22', fileOf(), { hashFile }), 'sendEdoc', 10, /hash-file/);
    refusedWith(await axis.kit().send('G22', fileOf(), { hashFile: 'không' }), 'sendEdoc', 10);
  });

  it.each(['', 'no XML', '<a/>', '<!DOCTYPE a><a/>', edxmlOf({}).replace('</edXML>', '')])(
    'bad edXML: %j',
    async (text) => {
      refusedWith(await axis.kit().send('G22', Buffer.from(text)), 'sendEdoc', 22);
    },
  );

  it('a status that is sent as a document, and the other way round', async () => {
    refusedWith(await axis.kit().send('G22', fileOf(), { messagetype: 'status' }), 'sendEdoc', 22, /messagetype/);
  });

  it.each(['a', '../../etc/passwd', '00000000-0000-4000-8000-000000000000'])('an unknown docId: %s', async (docId) => {
    for (const name of ['getEdoc', 'downloadEdoc', 'updateStatus'] as const) {
      const reply = await run(axis.kit(), name, { docId, ...(name === 'updateStatus' ? { status: 'done' } : {}) });
      if (AXIS_CALLS[name].reply === 'bytes') expect(reply.body.length).toBe(0);
      else
        expect(reply.json).toMatchObject({ status: 'FAIL', ErrorCode: expect.stringMatching(/^(10|21)$/) as string });
    }
  });

  it('a file that is too large', async () => {
    const attachment = Buffer.alloc(51 * 1024 * 1024, 'a').toString('base64');
    const file = fileOf()
      .toString('utf8')
      .replace(
        '</edXML>',
        `<AttachmentEncoded><Attachment><ContentId>cid:1</ContentId><AttachmentName>a.pdf</AttachmentName><ContentType>application/pdf</ContentType><ContentTransferEncoded>${attachment}</ContentTransferEncoded></Attachment></AttachmentEncoded></edXML>`,
      );
    refusedWith(await axis.kit().send('G22', Buffer.from(file)), 'sendEdoc', 10);
  });

  it.each(['', '{', '[]', '{"code":"G22"}', "{'code':'G22'}", '{"code":1,"name":"x"}', 'code=G22'])(
    'registerAgency with a body that is no agency: %j',
    async (body) => {
      refusedWith(await axis.kit().call('registerAgency', {}, { body }), 'registerAgency', 10, /JSON/);
    },
  );

  it('recipients in the header that are no list of codes', async () => {
    for (const to of ['["H56"', '{}', '[1]', 'H56']) {
      const own = { from: 'G22', servicetype: 'eDoc', messagetype: 'edoc', 'hash-file': kitHash(fileOf()), to };
      refusedWith(await run(axis.kit(), 'sendEdoc', own), 'sendEdoc', 10);
    }
  });

  it('another servicetype, messagetype or status', async () => {
    refusedWith(
      await run(axis.kit(), 'getReceivedEdocList', { servicetype: 'x', messagetype: 'edoc' }),
      'getReceivedEdocList',
      10,
    );
    refusedWith(
      await run(axis.kit(), 'countReceiveEdoc', { servicetype: 'eDoc', messagetype: 'x' }),
      'countReceiveEdoc',
      10,
    );
    refusedWith(
      await run(axis.kit(), 'updateStatus', { docId: 'a1', status: 'xong' }),
      'updateStatus',
      10,
      /processing, done, fail/,
    );
  });

  it('an address that is no call', async () => {
    const reply = await axis.kit().call('getEverything', {}, { body: '{}' });
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ status: 'FAIL', data: [] });
  });

  it.each([
    ['Content-Length beside Transfer-Encoding', 'Content-Length: 5\r\nTransfer-Encoding: chunked'],
    ['Transfer-Encoding beside Content-Length', 'Transfer-Encoding: chunked\r\nContent-Length: 5'],
    ['two of Transfer-Encoding', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked'],
  ])('a body of two lengths, which a proxy may end elsewhere: %s; it is answered once', async (_, lengths) => {
    const own = { servicetype: 'eDoc', messagetype: 'edoc' };
    const headers = [
      ...Object.entries({ ...own, systemid: 'VN.OURS' }).map(([name, value]) => `XroadVnpt-${name}: ${value}`),
      ...Object.entries(kitSignature(own, axis.secret)).map(([name, value]) => `${name}: ${value}`),
    ].join('\r\n');
    const hidden = `POST /countReceiveEdoc HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`;
    const first = `POST /getReceivedEdocList HTTP/1.1\r\nHost: x\r\n${headers}\r\n${lengths}\r\n\r\n0\r\n\r\n`;
    const answer = await rawRequest(axis.endpoint, first + hidden);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    const body = Buffer.from(answer.slice(answer.indexOf('\r\n\r\n')), 'latin1').toString();
    expect(JSON.parse(body)).toMatchObject({ status: 'FAIL', ErrorCode: '10', data: [] });
  });

  it.each([1_100_000, 1_900_000])(
    'headers of %d bytes, whichever call, read or not before all is sent',
    async (bytes) => {
      for (const call of AXIS_CALL_NAMES) {
        const { body } = await rawHttp({
          url: `${axis.endpoint}//${call}`,
          method: call === 'downloadEdoc' ? 'GET' : 'POST',
          headers: [['XroadVnpt-to', 'a'.repeat(bytes)]],
          headersFirst: true,
          body: Buffer.alloc(0),
        });
        if (AXIS_CALLS[call].reply === 'bytes') expect(body.length).toBe(0);
        else {
          expect(JSON.parse(body.toString('utf8'))).toMatchObject({
            status: 'FAIL',
            ...(call === 'sendEdoc' ? { DocId: '' } : {}),
            ...(AXIS_CALLS[call].reply === 'list' ? { data: [] } : {}),
          });
        }
      }
    },
  );

  it('headers so large that nobody knows whose call they are: not a byte, which a download would be saved with', async () => {
    const sent = { method: 'GET', headers: [['XroadVnpt-to', 'a'.repeat(8_000_000)]] as const, body: Buffer.alloc(0) };
    await expect(rawHttp({ url: `${axis.endpoint}/downloadEdoc`, ...sent })).rejects.toThrow(/No answer|ECONNRESET/);
  });
});

describe('a file that is refused while it is still sent', () => {
  it('is answered at once also to a client that reads nothing before it has written all', async () => {
    const long = `<edXML:edXMLBody><x>${'A'.repeat(8_000_000)}</x>`;
    const file = Buffer.from(fileOf().toString().replace('<edXML:edXMLBody>', long));
    const began = performance.now();
    const own = { from: 'G22', servicetype: 'eDoc', messagetype: 'edoc', 'hash-file': kitHash(file) };
    const body = Buffer.concat([file, Buffer.from('\r\n')]);
    const sent = { body, contentType: 'application/octet-stream', writesFirst: true };
    const reply = await axis.kit().call('sendEdoc', own, sent);
    expect(reply.json).toMatchObject({ status: 'FAIL', DocId: '' });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
