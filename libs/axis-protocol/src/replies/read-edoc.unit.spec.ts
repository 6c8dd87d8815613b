import fc from 'fast-check';
import { decodeEdoc } from './decode.js';
import { base64Reply, failReply } from './encode.js';
import { readEdoc } from './read-edoc.js';

async function* inPieces(body: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < body.length; at += size) yield await Promise.resolve(body.subarray(at, at + size));
}

/** What was taken, and whether it was disposed of. */
const taker = () => {
  const seen = { taken: undefined as Buffer | undefined, disposed: 0 };
  const take = async (bytes: AsyncIterable<Uint8Array>) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    seen.taken = Buffer.concat(chunks);
    return {
      bytes: seen.taken,
      [Symbol.asyncDispose]: () => {
        seen.disposed += 1;
        return Promise.resolve();
      },
    };
  };
  return { seen, take };
};

const read = async (body: string, size = 7, http = 200) => {
  const { seen, take } = taker();
  const outcome = await readEdoc(http, inPieces(Buffer.from(body), size), take).then(
    (reply) => (reply.ok ? { ok: true, value: reply.value.bytes } : reply),
    (error: unknown) => error,
  );
  return { ...seen, outcome };
};

const whole = (body: string): unknown => {
  try {
    return decodeEdoc(200, body);
  } catch (error) {
    return error;
  }
};

const TEXT = Buffer.from('<edXML>Công văn</edXML>');
const BASE64 = TEXT.toString('base64');
const frame = (data: string) => `{"status":"OK","ErrorCode":"0","data":${data},"ErrorDesc":"Thanh c\u00f4ng"}`;

describe('a document that is read as it comes', () => {
  it('is the one that is read whole, in whatever pieces it came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1 }), fc.integer({ min: 1, max: 60 }), async (bytes, size) => {
        const { outcome, disposed } = await read(base64Reply(Buffer.from(bytes).toString('base64')), size);
        expect({ outcome, disposed }).toEqual({ outcome: { ok: true, value: Buffer.from(bytes) }, disposed: 0 });
      }),
    );
  });

  it.each([
    ['data first', `{"data":"${BASE64}","status":"OK","ErrorCode":0,"ErrorDesc":null}`],
    ['lines and escaped slashes', frame(JSON.stringify(`${BASE64.slice(0, 8)}\r\n${BASE64.slice(8)}\n`))],
    [
      'every letter escaped',
      frame(`"${BASE64.replaceAll(/./g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`)}"`),
    ],
    ['no padding', frame(JSON.stringify(BASE64.replace(/=+$/, '')))],
    [
      'data of others around it',
      `{"x":{"data":"no"},"y":["data",":"],"data":"${BASE64}","status":"OK","ErrorCode":"0"}`,
    ],
    ['a quotation in its words', `{"ErrorDesc":"\\"data\\":\\"","data":"${BASE64}","status":"OK","ErrorCode":"0"}`],
  ])('is read with %s', async (_, body) => {
    for (const size of [1, 2, 3, 5, 1_000]) expect((await read(body, size)).outcome).toEqual({ ok: true, value: TEXT });
    expect(whole(body)).toEqual({ ok: true, value: TEXT });
  });

  it.each([
    ['it is cut off', frame(`"${BASE64}"`).slice(0, -8)],
    ['its text is cut within', frame(`"${BASE64}"`).slice(0, 60)],
    ['it is no Base64', frame('"<html>"')],
    ['letters stand behind the padding', frame(`"${BASE64.slice(0, 4)}=${BASE64}"`)],
    ['it is empty', frame('""')],
    ['it is none', frame('null')],
    ['it is there twice', `{"data":"${BASE64}","data":"${BASE64}","status":"OK","ErrorCode":"0"}`],
    ['a line break stands in it unescaped', frame(`"${BASE64}\n"`)],
    ['an escape is cut', frame('"QUJD\\u00"')],
    ['something follows it', `${frame(`"${BASE64}"`)}x`],
    ['it contradicts itself', `{"data":"${BASE64}","status":"OK","ErrorCode":"20"}`],
    ['it says no more', `{"data":"${BASE64}"}`],
    ['it is HTML', '<html><body class="data">502</body></html>'],
    ['it goes on without end beside its document', `{"x":"${'y'.repeat(1_100_000)}`],
  ])('is an outage where %s, and nothing of it stays', async (_, body) => {
    const { outcome, taken, disposed } = await read(body, 11);
    expect(outcome).toMatchObject({ code: 'axis/reply-malformed', retriable: true });
    expect(disposed).toBe(taken === undefined ? 0 : 1);
  });

  it('is refused in the words of the axis, whatever it puts for data', async () => {
    const failure = { ok: false, number: '21', sentence: 'Không có' };
    expect((await read(failReply('getEdoc', 21, 'Không có'))).outcome).toEqual(failure);
    for (const data of ['null', '"Không có"', `"${BASE64}"`]) {
      const body = `{"data":${data},"status":"FAIL","ErrorCode":"21","ErrorDesc":"Không có"}`;
      const { outcome, taken, disposed } = await read(body);
      expect(outcome).toEqual(failure);
      expect(disposed).toBe(taken === undefined ? 0 : 1);
    }
  });

  it('counts only where all of the reply is right, also if nobody wanted more of it', async () => {
    const { seen } = taker();
    const early = async (bytes: AsyncIterable<Uint8Array>) => {
      for await (const chunk of bytes) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      return {
        [Symbol.asyncDispose]: () => {
          seen.disposed += 1;
          return Promise.resolve();
        },
      };
    };
    const right = Buffer.from(base64Reply('QUJD'.repeat(50)));
    expect(await readEdoc(200, inPieces(right, 10), early)).toMatchObject({ ok: true });
    const cut = right.subarray(0, -3);
    await expect(readEdoc(200, inPieces(cut, 10), early)).rejects.toMatchObject({ code: 'axis/reply-malformed' });
    expect(seen.disposed).toBe(1);
  });

  it('passes on what stopped the one who took it, and reads no more', async () => {
    const full = new Error('disk');
    let read = 0;
    async function* body(): AsyncGenerator<Uint8Array> {
      for await (const piece of inPieces(Buffer.from(base64Reply('QUJD'.repeat(500))), 10)) {
        read += 1;
        yield piece;
      }
    }
    await expect(readEdoc(200, body(), () => Promise.reject(full))).rejects.toBe(full);
    expect(read).toBeLessThan(20);
  });

  it('is an outage with any other status of HTTP', async () => {
    expect((await read(base64Reply(BASE64), 7, 502)).outcome).toMatchObject({ code: 'axis/reply-status' });
  });
});
