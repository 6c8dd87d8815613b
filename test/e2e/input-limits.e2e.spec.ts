import { DEFAULT_CONFIG } from '@lienthong/hub';
import { multipart } from '../support/api.js';
import { openTriedHub } from '../support/tried-hub.js';
import type { TriedHub } from '../support/tried-hub.js';
import { tracesOf } from '../support/leaves-no-trace.js';
import { edxmlOf } from '../support/edxml.js';

const limits = {
  ...DEFAULT_CONFIG.limits,
  attachmentBytes: 1_000,
  messageBytes: 20_000,
  documentBytes: 4_000,
  parts: 4,
  edxml: { decompressedBytes: 5_000, ratio: 50, depth: 12, attributes: 6, recipients: 5 },
};

const document = { subject: 'Về việc thử' };
const submission = { messageId: 'm1', from: 'G22', to: ['H37'], document };
const xml = (body: string | Uint8Array, type = 'application/edxml+xml'): RequestInit => ({
  body,
  headers: { 'content-type': type },
});

describe('the limits of the input', () => {
  let tried: TriedHub;

  beforeAll(async () => {
    tried = await openTriedHub(limits);
  });
  afterAll(() => tried[Symbol.asyncDispose]());

  const post: TriedHub['post'] = (...asked) => tried.post(...asked);

  const { leavesNoTrace } = tracesOf(
    () => tried.hub,
    () => tried.prepared,
  );

  const attachment = (bytes: number) =>
    multipart({ ...submission, messageId: `edge-${bytes}` }, [{ name: 'a', bytes: 'x'.repeat(bytes) }]);
  const padded = (size: number): string => {
    const base = edxmlOf({ documentId: `edge-${size}` });
    return base.replace('</edXML>', `${' '.repeat(size - Buffer.byteLength(base))}</edXML>`);
  };
  const parts = (files: number) =>
    multipart(
      { ...submission, messageId: `parts-${files}` },
      Array.from({ length: files }, (_, index) => ({ name: `f${index}`, bytes: 'x' })),
    );
  const long = (bytes: number) => {
    const base = { ...submission, messageId: 'long', document: { ...document, toPlaces: [] as string[] } };
    const rest = bytes - Buffer.byteLength(JSON.stringify(base));
    const places = Array.from({ length: Math.floor(rest / 103) }, () => 'x'.repeat(100));
    const filled = { ...base, document: { ...base.document, toPlaces: places } };
    const missing = bytes - Buffer.byteLength(JSON.stringify(filled));
    return multipart({ ...filled, messageId: `long${'x'.repeat(missing)}` });
  };
  const recipients = (count: number) =>
    xml(edxmlOf({ to: ['H37', 'H49', 'H26', 'H55', 'G15', 'G24'].slice(0, count), documentId: `to-${count}` }));

  it.each<[string, () => RequestInit, () => RequestInit, number, string, string]>([
    [
      'bytes of an attachment',
      () => attachment(1_000),
      () => attachment(1_001),
      413,
      'http/file-too-large',
      '/files/0',
    ],
    ['bytes of a message', () => xml(padded(20_000)), () => xml(padded(20_001)), 413, 'http/too-large', ''],
    ['parts of a multipart body', () => parts(3), () => parts(4), 413, 'http/too-many-parts', '/files/3'],
    ['bytes of a JSON document', () => long(4_000), () => long(4_001), 413, 'http/document-too-large', 'document'],
    [
      'recipients of an edXML message',
      () => recipients(5),
      () => recipients(6),
      413,
      'edxml/limit',
      '/edXML/edXMLEnvelope/edXMLHeader/MessageHeader/To[6]',
    ],
  ])('takes %s up to the limit and refuses one more', async (_what, within, beyond, status, code, path) => {
    const taken = await post(within());
    expect({ status: taken.status, code: taken.body['code'] }).toEqual({ status: 201, code: undefined });
    const refused = await leavesNoTrace(() => post(beyond()));
    const { code: told, path: place } = refused.body;
    expect({ status: refused.status, code: told, path: place }).toEqual({ status, code, path });
  });

  it.each<[string, string]>([
    ['elements nested too deep', edxmlOf({ extra: '<a>'.repeat(14) + '</a>'.repeat(14) })],
    [
      'an element with too many attributes',
      edxmlOf({ extra: `<a ${Array.from({ length: 7 }, (_, i) => `b${i}="c"`).join(' ')}/>` }),
    ],
  ])('refuses %s', async (_what, message) => {
    const { status, body } = await leavesNoTrace(() => post(xml(message)));
    expect({ status, code: body['code'] }).toEqual({ status: 413, code: 'edxml/limit' });
  });
});
