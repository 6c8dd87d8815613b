import { json, multipart } from '../support/api.js';
import { openTriedHub } from '../support/tried-hub.js';
import type { TriedHub } from '../support/tried-hub.js';
import { tracesOf } from '../support/leaves-no-trace.js';
import { edxmlOf } from '../support/edxml.js';

const document = { subject: 'Về việc thử' };
const submission = { messageId: 'm1', from: 'G22', to: ['H37'], document };
const xml = (body: string | Uint8Array, type = 'application/edxml+xml'): RequestInit => ({
  body,
  headers: { 'content-type': type },
});

describe('bad input', () => {
  let tried: TriedHub;

  beforeAll(async () => {
    tried = await openTriedHub();
  });
  afterAll(() => tried[Symbol.asyncDispose]());

  const post: TriedHub['post'] = (...asked) => tried.post(...asked);

  const { filesOfBlobs, leavesNoTrace } = tracesOf(
    () => tried.hub,
    () => tried.prepared,
  );

  it.each<[string, () => RequestInit, number, string, string]>([
    [
      'malformed JSON',
      () => ({ body: '{"messageId":', headers: { 'content-type': 'application/json' } }),
      400,
      'http/malformed-json',
      '/messageId',
    ],
    [
      'a key that comes twice',
      () => ({
        body: '{"messageId":"m","from":"G22","to":["H37"],"to":["H49"]}',
        headers: { 'content-type': 'application/json' },
      }),
      400,
      'http/duplicate-key',
      '/to',
    ],
    [
      'a key that comes twice in a document with files',
      () => {
        const form = new FormData();
        const text = '{"messageId":"m","document":{"subject":"a","subject":"b"}}';
        form.append('document', new Blob([text], { type: 'application/json' }));
        return { body: form };
      },
      400,
      'http/duplicate-key',
      '/document/subject',
    ],
    [
      'a second document',
      () => {
        const init = multipart(submission);
        (init.body as FormData).append('document', '{}');
        return init;
      },
      400,
      'http/duplicate-document',
      '/files/0',
    ],
    [
      'a part that is no file',
      () => {
        const init = multipart(submission);
        (init.body as FormData).append('note', 'x');
        return init;
      },
      400,
      'http/part-name',
      '/files/0',
    ],
    ['malformed XML', () => xml('<edXML><To></edXML>'), 400, 'edxml/malformed', '/edXML/To[1]'],
    ['a DTD', () => xml('<!DOCTYPE edXML [<!ENTITY x "y">]><edXML/>'), 400, 'edxml/dtd', '/'],
    [
      'an entity',
      () => xml(edxmlOf({ subject: '&secret;' })),
      400,
      'edxml/entity',
      '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/Subject',
    ],
    [
      'a wrong content type',
      () => ({ body: 'x', headers: { 'content-type': 'text/plain' } }),
      415,
      'http/wrong-type',
      'Content-Type',
    ],
    [
      'an unknown recipient',
      () => multipart({ ...submission, to: ['H37', 'H99.99'] }),
      422,
      'recipient/unknown',
      '/to/1',
    ],
    ['no recipient', () => multipart({ ...submission, to: [] }), 422, 'recipient/none', '/to'],
    [
      'a sender outside the mandate',
      () => multipart({ ...submission, from: 'H56' }),
      403,
      'sender/not-in-mandate',
      '/from',
    ],
    ['an unknown sender', () => multipart({ ...submission, from: 'H99.99' }), 422, 'sender/unknown', '/from'],
    [
      'a recipient named twice',
      () => multipart({ ...submission, to: ['H37', 'H37'] }),
      422,
      'recipient/duplicate',
      '/to/1',
    ],
    [
      'a recipient named by its old and its new code',
      () => multipart({ ...submission, to: ['H37', '000.00.00.H37'] }),
      422,
      'recipient/duplicate',
      '/to/1',
    ],
    [
      'a recipient named twice in edXML',
      () => xml(edxmlOf({ to: ['H37', 'H37'] })),
      422,
      'edxml/duplicate-recipient',
      '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/To[2]/OrganId',
    ],
    [
      'a wrong hash',
      () =>
        multipart(
          { ...submission, document: { ...document, attachments: [{ name: 'a.txt', sha256: '0'.repeat(64) }] } },
          [{ name: 'a.txt', bytes: 'hello' }],
        ),
      422,
      'attachment/hash-mismatch',
      '/document/attachments/0/sha256',
    ],
    [
      'a declared attachment without its file',
      () => multipart({ ...submission, document: { ...document, attachments: [{ name: 'a.txt' }] } }),
      422,
      'attachment/missing',
      '/document/attachments/0',
    ],
    [
      'a path as a file name',
      () => multipart(submission, [{ name: '../../etc/passwd', bytes: 'x' }]),
      422,
      'identifiers/file-name-path',
      '/files/0',
    ],
    [
      'a bidirectional override in a file name',
      () => multipart(submission, [{ name: 'a\u202Efdp.exe', bytes: 'x' }]),
      422,
      'identifiers/file-name-unprintable',
      '/files/0',
    ],
    [
      'invalid UTF-8 in JSON',
      () => ({ body: Buffer.from('{"messageId":"\xff"}', 'latin1'), headers: { 'content-type': 'application/json' } }),
      400,
      'http/invalid-utf8',
      '/messageId',
    ],
    [
      'invalid UTF-8 in XML',
      () => xml(Buffer.from(edxmlOf({ subject: '\xff' }), 'latin1')),
      400,
      'edxml/encoding',
      '/',
    ],
    [
      'an impossible date',
      () => multipart({ ...submission, document: { ...document, promulgatedOn: '2026-02-30' } }),
      400,
      'http/invalid',
      '/document/promulgatedOn',
    ],
    ['an unknown property', () => multipart({ ...submission, priority: 1 }), 400, 'http/invalid', '/priority'],
    [
      'a control character in a subject',
      () => multipart({ ...submission, document: { subject: 'a\u0000b' } }),
      400,
      'http/invalid',
      '/document/subject',
    ],
    ['a document that is no object', () => multipart(['x']), 400, 'http/invalid', ''],
    [
      'a status of an unknown document',
      () => json({ kind: 'status', messageId: 's', from: 'H37', documentId: 'x', status: '03' }),
      422,
      'status/document-unknown',
      '/documentId',
    ],
  ])('refuses %s with a code and a place, and stores nothing', async (_what, init, status, code, path) => {
    const { status: answered, headers, body } = await leavesNoTrace(() => post(init()));
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect({ status: answered, code: body['code'], path: body['path'] }).toEqual({ status, code, path });
    expect(typeof body['title']).toBe('string');
    expect(typeof body['detail']).toBe('string');
  });

  it('names the parameter of the address that is no number', async () => {
    const refused = await leavesNoTrace(() => post({}, '/v1/agencies/H37/inbox/x/ack'));
    expect(refused).toMatchObject({ status: 400, body: { code: 'http/invalid', path: '/sequence' } });
  });

  it('warns of an impossible date in edXML and takes the document', async () => {
    const { status, body } = await post(xml(edxmlOf({ promulgationDate: '2014/02/30', documentId: 'x-dates' })));
    expect(status).toBe(201);
    const { warnings } = body['receipt'] as { warnings: { code: string; path: string }[] };
    expect(warnings).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'edxml/date-impossible' })]));
  });

  it('leaves no payload file of what it refused', async () => {
    const before = await filesOfBlobs();
    await post(
      multipart({ ...submission, to: ['H99.99'], messageId: 'no-trace' }, [{ name: 'a', bytes: 'x'.repeat(900) }]),
    );
    expect(await filesOfBlobs()).toBe(before);
  });
});
