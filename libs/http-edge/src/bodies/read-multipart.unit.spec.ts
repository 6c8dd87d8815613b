import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import fc from 'fast-check';
import { filePart, documentPart, MULTIPART, multipartBody } from '../testing/multipart-body.js';
import { bytesOf, readMultipart } from './read-multipart.js';

const incoming = (chunks: Iterator<Buffer>): IncomingMessage => {
  const raw = new IncomingMessage(new Socket());
  raw._read = () => {
    const next = chunks.next();
    raw.push(next.done === true ? null : next.value);
  };
  return raw;
};

const requestOf = (chunks: Iterable<Buffer>, length?: number) => {
  const raw = incoming(chunks[Symbol.iterator]());
  raw.headers = { 'content-type': MULTIPART, ...(length === undefined ? {} : { 'content-length': String(length) }) };
  return { raw, headers: raw.headers };
};

const cut = (bytes: Buffer, places: readonly number[]): readonly Buffer[] => {
  const at = [0, ...places.map((place) => place % bytes.length).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, n) => bytes.subarray(at[n], end));
};

const read = async (request: ReturnType<typeof requestOf>): Promise<readonly [string, string][]> => {
  const found: [string, string][] = [];
  await readMultipart(request, {
    onDocument: async ({ body }) => void found.push(['document', (await bytesOf(body)).toString('latin1')]),
    onFile: async ({ filename, body }) => void found.push([filename, (await bytesOf(body)).toString('latin1')]),
  });
  return found;
};

/** Bytes that look like boundaries, or are arbitrary. */
const content = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc
    .array(fc.constantFrom('\r', '\n', '-', '\r\n--', '\r\n------lienthong-tes', 'x', '--'), { maxLength: 30 })
    .map((pieces) => Buffer.from(pieces.join(''))),
);

describe('readMultipart', () => {
  it('gives the same parts however the network cuts the body, and as if it had come whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        fc.array(content, { maxLength: 4 }),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (document, files, places) => {
          const sent = [documentPart(document), ...files.map((bytes, n) => filePart(`f${n}`, bytes))];
          const body = multipartBody(sent);
          const expected = [
            ['document', document.toString('latin1')],
            ...files.map((bytes, n) => [`f${n}`, bytes.toString('latin1')]),
          ];
          expect(await read(requestOf(cut(body, places)))).toEqual(expected);
          expect(await read(requestOf([body], body.length))).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('ends, in one way or the other, on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(content, fc.array(fc.nat(), { maxLength: 5 }), fc.boolean(), async (noise, places, whole) => {
        const body = Buffer.concat([multipartBody([documentPart('x')]).subarray(0, -6), noise]);
        const request = requestOf(cut(body, places), whole ? body.length : undefined);
        const outcome = await read(request).then(
          () => 'read',
          (error: unknown) => (error as Error).message,
        );
        expect(['read', 'http/malformed-multipart', 'http/part-name']).toContain(outcome);
      }),
      { numRuns: 300 },
    );
  });

  it('waits for a handler before it reads on', async () => {
    let pulled = 0;
    const big = multipartBody([documentPart(), filePart('a', Buffer.alloc(2_000_000)), filePart('b', 'b')]);
    const source = function* () {
      for (let at = 0; at < big.length; at += 16_384) {
        pulled = at;
        yield big.subarray(at, at + 16_384);
      }
    };
    const order: string[] = [];
    await readMultipart(requestOf(source()), {
      onDocument: () => Promise.resolve(),
      onFile: async ({ filename, body }) => {
        order.push(`${filename} begins`);
        // Many turns of the loop in which a reader without back-pressure would take everything.
        for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        if (filename === 'a') expect(pulled).toBeLessThan(600_000);
        await bytesOf(body);
        order.push(`${filename} ends`);
      },
    });
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('tells a handler’s own error', async () => {
    const refuse = async (): Promise<void> => {
      throw new RangeError('own');
    };
    const body = multipartBody([documentPart()]);
    for (const length of [undefined, body.length]) {
      const reading = readMultipart(requestOf([body], length), { onDocument: refuse, onFile: refuse });
      await expect(reading).rejects.toThrow(RangeError);
    }
  });
});
