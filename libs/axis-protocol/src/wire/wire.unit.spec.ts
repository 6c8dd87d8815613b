import { hash } from 'node:crypto';
import fc from 'fast-check';
import { addressOf, callOfPath } from '../calls/address.js';
import { AXIS_CALL_NAMES } from '../calls/calls.js';
import { asciiJson, asciiText } from './ascii.js';
import { isDocId, parseDocId } from './doc-id.js';
import { senderNotRegisteredText } from './error-number.js';
import { FILE_END, framedFile } from './file-body.js';
import { fileHash, isFileHash, matchesFileHash, unpaddedHash } from './file-hash.js';
import { axisTimestamp, isAxisTimestamp } from './timestamp.js';

describe('the address of a call', () => {
  it.each(['https://truc.example.vn', 'https://truc.example.vn/', 'https://truc.example.vn/api//'])(
    'under %s has one slash before the call, and is read back from its path',
    (endpoint) => {
      for (const call of AXIS_CALL_NAMES) {
        const address = addressOf(endpoint, call);
        expect(address).toMatch(new RegExp(`[^/]/${call}$`));
        expect(callOfPath(new URL(address).pathname)).toBe(call);
      }
    },
  );

  it.each(['//getEdoc', '/api//getEdoc', '/getEdoc?x=1'])('is found in %s', (path) => {
    expect(callOfPath(path)).toBe('getEdoc');
  });

  it.each(['/', '', '/getedoc', '/getEdoc/', '/constructor', '/__proto__'])('is not found in %j', (path) => {
    expect(callOfPath(path)).toBeUndefined();
  });
});

describe('the timestamp', () => {
  it('is local time with the milliseconds on four digits', () => {
    expect(axisTimestamp(new Date('2026-11-21T18:51:43.914Z'))).toBe('22112026T015143+0914');
  });

  it('is of its form for every moment', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true });
    fc.assert(fc.property(moments, (at) => isAxisTimestamp(axisTimestamp(at))));
  });

  it.each(['', '31022026T000000+0000', '22112026T250000+0000', '2026-11-22T01:51:43', '22112026T015143+07'])(
    'is none: %j',
    (text) => {
      expect(isAxisTimestamp(text)).toBe(false);
    },
  );
});

describe('the hash of a file', () => {
  it('drops the leading zero of each byte', () => {
    expect(unpaddedHash('00010aff')).toBe('01aff');
    expect(fileHash(Buffer.from(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('is accepted padded and unpadded, in either case, and refused of any other file', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const padded = hash('sha256', bytes, 'hex');
        expect(matchesFileHash(fileHash(bytes), padded)).toBe(true);
        expect(matchesFileHash(padded.toUpperCase(), padded)).toBe(true);
        expect(isFileHash(fileHash(bytes))).toBe(true);
        expect(matchesFileHash(fileHash(Buffer.concat([bytes, Buffer.from('x')])), padded)).toBe(false);
      }),
    );
  });
});

describe('a file as it is framed', () => {
  const read = async (body: Uint8Array, stated: string, pieces: number) => {
    const source = async function* (): AsyncGenerator<Uint8Array> {
      for (let from = 0; from < body.length; from += pieces)
        yield await Promise.resolve(body.subarray(from, from + pieces));
    };
    const framed = framedFile(source(), stated);
    const read: Uint8Array[] = [];
    for await (const bytes of framed.bytes) read.push(bytes);
    return { file: Buffer.concat(read), matches: framed.matches() };
  };

  it('comes out as it was hashed, with CR LF behind it or without, however it is cut', async () => {
    const ending = fc.constantFrom('', '\r', '\n', '\r\n', '\r\n\r\n');
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array(),
        ending,
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (some, end, framed, cut) => {
          const file = Buffer.concat([some, Buffer.from(end)]);
          const body = framed ? Buffer.concat([file, FILE_END]) : file;
          expect(await read(body, fileHash(file), cut)).toEqual({ file, matches: true });
          expect((await read(body, fileHash(Buffer.concat([file, Buffer.from('x')])), cut)).matches).toBe(false);
        },
      ),
    );
  });
});

describe('a large file as it is framed', () => {
  it.each(['', '\r\n'])('comes out as it was hashed, in pieces (ending in %j)', async (end) => {
    const file = Buffer.concat([Buffer.alloc(400_000, 'ab'), Buffer.from(end)]);
    const pieces = async function* (body: Buffer): AsyncGenerator<Uint8Array> {
      for (let from = 0; from < body.length; from += 60_000)
        yield await Promise.resolve(body.subarray(from, from + 60_000));
    };
    for (const body of [file, Buffer.concat([file, FILE_END])]) {
      const framed = framedFile(pieces(body), fileHash(file));
      const read: Uint8Array[] = [];
      for await (const bytes of framed.bytes) read.push(bytes);
      expect(read.length).toBeGreaterThan(3);
      expect(Buffer.concat(read).equals(file)).toBe(true);
      expect(framed.matches()).toBe(true);
    }
  });
});

describe('a docId', () => {
  it.each(['5f0c1d2e3a4b5c6d7e8f9a0b', '0192f1c8-7d3a-7c4e-9b1a-3f2e1d0c9b8a'])('is %s', (text) => {
    expect(parseDocId(text)).toEqual({ ok: true, value: text });
  });
  it.each(['', '../a', 'a b', 'a.b', 'ă', 'a'.repeat(65), 'a\n'])('is not %j', (text) => {
    expect(isDocId(text)).toBe(false);
    expect(parseDocId(text)).toMatchObject({ ok: false, refusal: { code: 'axis/doc-id-malformed' } });
  });
});

describe('text for a header', () => {
  it('keeps what can be read and destroys nothing else', () => {
    expect(asciiText('Lỗi: đơn vị nhận\n“đã” giải thể')).toBe('Loi: don vi nhan ?da? giai the');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[ -~]*$/.test(asciiText(text))));
  });

  it('is JSON in ASCII that says the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = asciiJson({ text });
        expect(json).toMatch(/^[\0-\x7e]*$/);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });

  it('has the sentence that the real axis uses', () => {
    expect(senderNotRegisteredText('H49', 'vn.qlvb')).toBe('Don vi gui H49 khong dung voi ma da dang ky: vn.qlvb');
  });
});
