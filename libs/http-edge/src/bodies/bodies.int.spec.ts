import { createHash } from 'node:crypto';
import { documentPart, filePart, MULTIPART, multipartBody } from '../testing/multipart-body.js';
import type { SentPart } from '../testing/multipart-body.js';
import { openRaw } from '../testing/raw-socket.js';
import { seen } from '../testing/sample.controller.js';
import { startSampleEdge } from '../testing/sample-edge.js';
import type { SampleEdge } from '../testing/sample-edge.js';
import { until } from '../testing/until.js';

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

describe('a body', () => {
  let sample: SampleEdge;
  beforeAll(async () => {
    sample = await startSampleEdge();
  });
  beforeEach(() => {
    seen.events = [];
  });
  afterAll(() => sample[Symbol.asyncDispose]());

  const send = async (
    body: Buffer | ReadableStream<Uint8Array>,
    type = MULTIPART,
    path = '/transfers',
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const response = await fetch(sample.url + path, {
      method: 'POST',
      headers: { authorization: 'Bearer agency.s1', 'content-type': type },
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  /** Without a Content-Length, so that it takes the way of large bodies. */
  const inPieces = (bytes: Buffer, size: number): ReadableStream<Uint8Array> => {
    let at = 0;
    return new ReadableStream({
      pull: (controller) => {
        if (at >= bytes.length) {
          controller.close();
          return;
        }
        controller.enqueue(bytes.subarray(at, at + size));
        at += size;
      },
    });
  };

  const ways = [
    ['whole', (parts: readonly SentPart[]) => multipartBody(parts)],
    ['streamed', (parts: readonly SentPart[]) => inPieces(multipartBody(parts), 700)],
    ['streamed in tiny pieces', (parts: readonly SentPart[]) => inPieces(multipartBody(parts), 7)],
  ] as const;

  describe.each(ways)('of several parts, %s', (_way, bodyOf) => {
    const sendParts = (...parts: readonly SentPart[]) => send(bodyOf(parts));

    it('gives the document and the files in their order, byte for byte', async () => {
      const bytes = Buffer.from(Array.from({ length: 3_000 }, (_, n) => (n * 7919) % 256));
      const answer = await sendParts(
        documentPart('{"to":[]}'),
        filePart('công văn.pdf', bytes),
        filePart('empty.txt', ''),
        filePart('tricky.bin', '\r\n------lienthong-tes\r\n--\r\n'),
      );
      const file = { contentType: 'application/pdf', fieldname: 'file' };
      expect(answer).toEqual({
        status: 201,
        body: {
          document: { contentType: 'application/json', size: 9, sha256: sha256('{"to":[]}') },
          files: [
            { ...file, filename: 'công văn.pdf', size: 3_000, sha256: sha256(bytes) },
            { ...file, filename: 'empty.txt', size: 0, sha256: sha256('') },
            { ...file, filename: 'tricky.bin', size: 27, sha256: sha256('\r\n------lienthong-tes\r\n--\r\n') },
          ],
        },
      });
    });

    it('goes on after a file whose handler did not read it', async () => {
      const answer = await sendParts(documentPart(), filePart('skip.bin', 'x'.repeat(4_000)), filePart('b', 'b'));
      expect(answer.body['files']).toMatchObject([{ filename: 'b', size: 1 }]);
    });

    it('refuses a first part that is not the document', async () => {
      const answer = await sendParts(filePart('a.pdf', 'a'), documentPart());
      expect(answer).toMatchObject({ status: 400, body: { code: 'http/document-first', path: 'document' } });
      expect(seen.events).toEqual(['http/document-first']);
    });

    it('takes a file of exactly the limit and refuses one byte more', async () => {
      expect(await sendParts(documentPart(), filePart('a', 'x'.repeat(5_000)))).toMatchObject({ status: 201 });
      expect(await sendParts(documentPart(), filePart('a', 'x'.repeat(5_001)))).toMatchObject({
        status: 413,
        body: { code: 'http/file-too-large', path: '/files/0', params: { max: 5_000 } },
      });
    });

    it('takes a document of exactly the limit and refuses one byte more', async () => {
      expect(await sendParts(documentPart('x'.repeat(2_000)))).toMatchObject({ status: 201 });
      expect(await sendParts(documentPart('x'.repeat(2_001)))).toMatchObject({
        status: 413,
        body: { code: 'http/document-too-large', path: 'document' },
      });
    });

    it('takes as many parts as allowed and refuses one more', async () => {
      const files = (count: number) => Array.from({ length: count }, (_, n) => filePart(`f${n}`, 'x'));
      expect(await sendParts(documentPart(), ...files(3))).toMatchObject({ status: 201 });
      expect(await sendParts(documentPart(), ...files(4))).toMatchObject({
        status: 413,
        body: { code: 'http/too-many-parts', path: '/files/3', params: { max: 4 } },
      });
    });

    it('takes part headers of exactly the limit and refuses one byte more', async () => {
      const padded = (size: number): SentPart => {
        const part = documentPart();
        const used = part.headers.join('\r\n').length + '\r\nX-Pad: '.length;
        return { ...part, headers: [...part.headers, `X-Pad: ${'x'.repeat(size - used)}`] };
      };
      expect(await sendParts(padded(512))).toMatchObject({ status: 201 });
      expect(await sendParts(padded(513))).toMatchObject({
        status: 400,
        body: { code: 'http/part-headers', path: 'document' },
      });
    });

    it('takes a name of exactly the limit and refuses one byte more', async () => {
      expect(await sendParts(documentPart(), filePart(`đ${'n'.repeat(98)}`, 'x'))).toMatchObject({ status: 201 });
      expect(await sendParts(documentPart(), filePart(`đ${'n'.repeat(99)}`, 'x'))).toMatchObject({
        status: 400,
        body: { code: 'http/part-name', path: '/files/0' },
      });
    });

    it.each([
      ['no disposition', ['Content-Type: text/plain'], 'http/malformed-multipart'],
      ['another disposition', ['Content-Disposition: attachment; name="x"; filename="y"'], 'http/malformed-multipart'],
      [
        'two file names',
        ['Content-Disposition: form-data; name="x"; filename="y"; filename="z"'],
        'http/malformed-multipart',
      ],
      ['no file name', ['Content-Disposition: form-data; name="x"'], 'http/part-name'],
      ['a second document', ['Content-Disposition: form-data; name="document"'], 'http/duplicate-document'],
      [
        'a second document with a file name',
        ['Content-Disposition: form-data; name="document"; filename="d.json"'],
        'http/duplicate-document',
      ],
    ])('passes over no part in silence: %s', async (_what, headers, code) => {
      const answer = await sendParts(documentPart(), { headers, body: 'lost?' }, filePart('a', 'a'));
      expect(answer).toMatchObject({ status: 400, body: { code, path: '/files/0' } });
    });
  });

  it('refuses a file name that is not UTF-8', async () => {
    const body = multipartBody([documentPart(), filePart('BAD', 'x')]);
    body[body.indexOf('BAD')] = 0xff;
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 'http/part-name', path: '/files/0' } });
  });

  it.each([
    ['without its end', Buffer.from(multipartBody([documentPart(), filePart('a', 'a')]).subarray(0, -8))],
    ['without a single part', Buffer.from('------lienthong-test--\r\n')],
    ['with another boundary', Buffer.from('--other\r\n\r\n--other--')],
    ['empty', Buffer.alloc(0)],
  ])('refuses a multipart body %s, whole and streamed', async (_what, bytes) => {
    const refused = { status: 400, body: { code: 'http/malformed-multipart' } };
    expect(await send(bytes)).toMatchObject(refused);
    expect(await send(inPieces(bytes, 5))).toMatchObject(refused);
  });

  it('runs no handler for a small body that is cut off', async () => {
    await send(Buffer.from(multipartBody([documentPart(), filePart('a', 'a')]).subarray(0, -8)));
    expect(seen.events).toEqual(['http/malformed-multipart']);
  });

  it('refuses multipart without a boundary, and JSON where multipart is awaited', async () => {
    expect(await send(Buffer.from('x'), 'multipart/form-data')).toMatchObject({
      status: 400,
      body: { code: 'http/malformed-multipart' },
    });
    expect(await send(Buffer.from('{}'), 'application/json')).toMatchObject({
      status: 415,
      body: { code: 'http/wrong-type' },
    });
  });

  it('refuses a whole body beyond the limit, announced or not', async () => {
    const bytes = multipartBody([documentPart(), filePart('a', Buffer.alloc(1_000_000))]);
    expect(await send(bytes, MULTIPART, '/transfers?big')).toMatchObject({
      status: 413,
      body: { code: 'http/too-large' },
    });
    const parts = [filePart('a', Buffer.alloc(700_000)), filePart('b', Buffer.alloc(400_000))];
    const unannounced = inPieces(multipartBody([documentPart(), ...parts]), 50_000);
    expect(await send(unannounced, MULTIPART, '/transfers?big')).toMatchObject({
      status: 413,
      body: { code: 'http/too-large' },
    });
  });

  it('streams a large file through', async () => {
    const bytes = Buffer.from(Array.from({ length: 800_000 }, (_, n) => (n * 31) % 251));
    const answer = await send(multipartBody([documentPart(), filePart('big', bytes)]), MULTIPART, '/transfers?big');
    expect(answer.body['files']).toMatchObject([{ size: 800_000, sha256: sha256(bytes) }]);
  });

  it.each([
    ['a small one', 10_000],
    ['a large one', 600_000],
  ])('is given up when its sender vanishes in the middle: %s', async (_what, length) => {
    const { socket } = await openRaw(sample.port);
    const bytes = multipartBody([documentPart(), filePart('a', Buffer.alloc(4_000))]);
    socket.write(
      `POST /transfers?big HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer agency.s1\r\nContent-Type: ${MULTIPART}\r\n` +
        `Content-Length: ${length}\r\n\r\n`,
    );
    socket.write(bytes.subarray(0, 3_000));
    if (length > 500_000) await until(() => seen.events.includes('file'), 'the file began');
    socket.destroy();
    await until(() => seen.events.includes('http/body-incomplete'), 'the request was given up');
    expect(seen.events).not.toContain('done');
  });

  it('raw, is taken up to exactly its limit', async () => {
    const types = ['application/xml', 'text/xml; charset=utf-8', 'application/edxml+xml', 'application/octet-stream'];
    for (const type of types) {
      expect(await send(Buffer.alloc(5_000), type, '/raw')).toMatchObject({ status: 201, body: { size: 5_000 } });
    }
    const tooLarge = { status: 413, body: { code: 'http/too-large' } };
    expect(await send(Buffer.alloc(5_001), 'application/xml', '/raw')).toMatchObject(tooLarge);
    expect(await send(inPieces(Buffer.alloc(5_001), 100), 'application/xml', '/raw')).toMatchObject(tooLarge);
  });

  it('leaves the connection usable after a refusal, so that the sender can read it', async () => {
    const { socket, text } = await openRaw(sample.port);
    const head = 'POST /raw HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer agency.s1\r\nContent-Type: text/xml\r\n';
    socket.write(`${head}Content-Length: 300000\r\n\r\n`);
    socket.write(Buffer.alloc(300_000));
    await until(() => text().includes('http/too-large'), 'the refusal');
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await until(() => text().includes('{"up":true}'), 'the next answer');
    socket.destroy();
  });
});
