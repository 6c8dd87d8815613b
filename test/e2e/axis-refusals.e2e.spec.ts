import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { AXIS_CALL_NAMES, AXIS_CALLS } from '@lienthong/axis-protocol';
import type { AxisCall } from '@lienthong/axis-protocol';
import { startAxisHub } from '../support/axis/axis-hub.js';
import type { AxisHub } from '../support/axis/axis-hub.js';
import { kitHash, kitSignature } from '../support/axis/kit.js';
import type { Kit, KitReply } from '../support/axis/kit.js';
import { rawHttp } from '../support/axis/raw-http.js';
import { call } from '../support/api.js';
import type { Answer } from '../support/api.js';
import { edxmlOf } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';

let axis: AxisHub;
beforeAll(
  async () =>
    void (axis = await startAxisHub({
      axis: {
        host: '127.0.0.1',
        port: 0,
        allowPlainHttp: false,
        limits: {
          rate: { perSecond: 100_000, burst: 100_000 },
        },
      },
    })),
);
afterAll(() => axis[Symbol.asyncDispose]());

interface HubStatus {
  readonly store: { readonly head: number };
  readonly reactors: readonly { readonly lag: number; readonly inFlight: number }[];
}

let number = 0;
const fileOf = (more: Parameters<typeof edxmlOf>[0] = {}): Buffer =>
  Buffer.from(edxmlOf({ from: 'G22', to: ['H56'], documentId: `G22,2026/11/20,R${(number += 1)}/TB`, ...more }));
const asked = async (path: string): Promise<Answer['body']> =>
  (await call(axis.hub.url, axis.prepared.operator, 'GET', path)).body;

/** Where the log ends once all that follows from what was sent is there. */
const settledHead = async (): Promise<number> => {
  const { store } = await eventually(
    async () => (await asked('/v1/operations/status')) as unknown as HubStatus,
    ({ reactors }) => reactors.every(({ lag, inFlight }) => lag === 0 && inFlight === 0),
  );
  return store.head;
};

/** What a send brings about, since then; of systems that were seen the hub may note something at any time. */
const writtenSince = async (head: number): Promise<readonly string[]> => {
  await settledHead();
  const { events } = await asked(`/v1/events?after=${head}&category=transfer,delivery,inbox,offer`);
  return (events as { type: string }[]).map(({ type }) => type);
};

/** A refusal in words, in the shape that the call's caller reads; nothing else was sent. */
const refusedWith = (reply: KitReply, name: AxisCall, number_: number, sentence: RegExp = /./): void => {
  expect(reply.status).toBe(200);
  if (AXIS_CALLS[name].reply === 'bytes') {
    expect(reply.body.length).toBe(0);
    return;
  }
  expect(reply.json).toMatchObject({ status: 'FAIL', ErrorCode: String(number_) });
  expect(String(reply.json['ErrorDesc'])).toMatch(sentence);
  if (AXIS_CALLS[name].reply === 'list') expect(reply.json['data']).toEqual([]);
  if (AXIS_CALLS[name].reply === 'doc-id') expect(reply.json['DocId']).toBe('');
};

const argumentsOf = (name: AxisCall, docId: string): Readonly<Record<string, string>> => {
  const values: Readonly<Record<string, string>> = {
    servicetype: 'eDoc',
    messagetype: 'edoc',
    docId,
    status: 'done',
    from: 'G22',
    'hash-file': kitHash(Buffer.from('x')),
    AgencyCode: 'H56',
  };
  return Object.fromEntries(AXIS_CALLS[name].required.map((argument) => [argument, values[argument] ?? '']));
};

const run = (
  kit: Kit,
  name: AxisCall,
  own: Readonly<Record<string, string>>,
  signed?: Readonly<Record<string, string>>,
) =>
  kit.call(name, own, {
    method: AXIS_CALLS[name].method,
    body: AXIS_CALLS[name].method === 'GET' ? '' : name === 'sendEdoc' ? 'x\r\n' : '{}',
    ...(signed ? { signed } : {}),
  });

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
    const before = await settledHead();
    const asOther = await axis.stranger().send('G22', fileOf());
    refusedWith(asOther, 'sendEdoc', 19, /^Don vi gui G22 khong dung voi ma da dang ky: VN\.OTHERS$/);
    const ownHeader = await axis.stranger().send('H56', fileOf());
    refusedWith(ownHeader, 'sendEdoc', 19, /^Don vi gui G22 khong dung voi ma da dang ky: VN\.OTHERS$/);
    const unknown = await axis.stranger().send('H99.999', fileOf({ from: 'H99.999' }));
    refusedWith(unknown, 'sendEdoc', 19, /^Don vi gui H99\.999 khong dung/);
    expect(await writtenSince(before)).toEqual([]);
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

describe('bad input', () => {
  const before = { head: 0 };
  beforeEach(async () => void (before.head = await settledHead()));
  afterEach(async () => expect(await writtenSince(before.head)).toEqual([]));

  it('a call without its arguments', async () => {
    for (const name of AXIS_CALL_NAMES.filter((one) => AXIS_CALLS[one].required.length > 0)) {
      refusedWith(await run(axis.kit(), name, {}), name, 10, /Thiếu tham số/);
    }
  });

  it.each([
    ['unknown', 'H99.123', 18],
    ['closed without a successor', 'H49.33', 23],
  ])('a recipient that is %s', async (_, to, expected) => {
    refusedWith(await axis.kit().send('G22', fileOf({ to: [to] })), 'sendEdoc', expected, /Đơn vị nhận/);
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
    expect(reply.status).toBe(404);
    expect(reply.json).toMatchObject({ status: 'FAIL', data: [] });
  });

  it('headers beyond a megabyte', async () => {
    const reply = await rawHttp({
      url: `${axis.endpoint}/getReceivedEdocList`,
      method: 'POST',
      headers: [['XroadVnpt-to', 'a'.repeat(1_100_000)]],
      body: Buffer.alloc(0),
    });
    expect(JSON.parse(reply.body.toString('utf8'))).toMatchObject({ status: 'FAIL', data: [] });
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

describe('whatever is sent', () => {
  const names = [
    'servicetype',
    'messagetype',
    'docId',
    'status',
    'from',
    'to',
    'hash-file',
    'AgencyCode',
    'level',
    'description',
  ];
  const value = fc
    .oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('eDoc', 'edoc', 'status', 'done', 'fail', '[]', '["H56"]', 'G22'),
    )
    .map((text) =>
      Buffer.from(text, 'utf8')
        .toString('latin1')
        .replace(/[\r\n\0]/g, ' '),
    );

  it('is answered with a FAIL or an OK in the shape of its call, and the hub goes on', async () => {
    const argument = fc.dictionary(fc.constantFrom(...names), value);
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...AXIS_CALL_NAMES),
        argument,
        body,
        fc.boolean(),
        async (name, own, bytes, sign) => {
          const reply = await axis.kit().call(name, own, {
            method: AXIS_CALLS[name].method,
            body: AXIS_CALLS[name].method === 'GET' ? '' : bytes,
            contentType: 'application/octet-stream',
            ...(sign ? {} : { signed: own }),
          });
          expect(reply.status).toBe(200);
          if (AXIS_CALLS[name].reply !== 'bytes') {
            expect(reply.json['status']).toMatch(/^(OK|FAIL)$/);
            expect(reply.json['ErrorDesc']).toEqual(expect.any(String));
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(await axis.kit().list()).toEqual(expect.any(Array));
  });

  it('as bytes that are no HTTP never becomes a crash', async () => {
    const garbage = fc.uint8Array({ minLength: 1, maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        const path = `/${Buffer.from(bytes)
          .toString('latin1')
          .replace(/[\r\n]/g, '')}`;
        await rawHttp({ url: `${axis.endpoint}${path}`, method: 'POST', headers: [], body: Buffer.from(bytes) }).catch(
          () => undefined,
        );
      }),
      { numRuns: 100 },
    );
    expect(await axis.kit().list()).toEqual(expect.any(Array));
  });
});
