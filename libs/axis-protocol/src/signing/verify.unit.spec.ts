import fc from 'fast-check';
import { ARGUMENTS, AXIS_CALL_NAMES, formOf } from '../calls/calls.js';
import type { AxisCall } from '../calls/calls.js';
import { headerOf, SIGN_HEADER_KEY } from '../wire/header-names.js';
import type { ReceivedHeaders } from '../wire/header-names.js';
import { lowBytes } from './destroyed.js';
import { hmacOf, signedHeaders } from './sign.js';
import type { CallArguments } from './sign.js';
import { verifyCall } from './verify.js';

const signer = { systemId: 'vn.qlvb', secret: 's3cret', timestamp: '22112026T015143+0914' };

const received = (headers: Readonly<Record<string, string>>): ReceivedHeaders =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const argumentsOf = (call: AxisCall): CallArguments =>
  Object.fromEntries([...formOf(call).required, ...formOf(call).optional].map((name) => [name, `value of ${name}`]));

/** As the kit sends it: HMAC over the text as it was, headers of low bytes. */
const asTheKitSends = (description: string): ReceivedHeaders => {
  const text = JSON.stringify({
    [headerOf('docId')]: 'a1',
    [headerOf('status')]: 'fail',
    [headerOf('description')]: description,
  });
  return {
    'xroadvnpt-docid': 'a1',
    'xroadvnpt-status': 'fail',
    'xroadvnpt-description': lowBytes(description),
    'xroadvnpt-sign-header-key': 'docId;status;description',
    'xroadvnpt-sign-header': lowBytes(text),
    'xroadvnpt-hash-header': hmacOf(signer.secret, text),
  };
};

describe('a signed call', () => {
  it.each(AXIS_CALL_NAMES)('%s is verified with what it was signed with', (call) => {
    const args = argumentsOf(call);
    expect(verifyCall(call, received(signedHeaders(signer, args)), [signer.secret])).toEqual({ ok: true, value: args });
  });

  it('is verified for whatever printable values, and refused once any byte of a header differs', () => {
    const value = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/);
    const args = fc.record({ from: value, servicetype: value, messagetype: value, 'hash-file': value, to: value });
    const changed = fc.constantFrom('from', 'servicetype', 'messagetype', 'hash-file', 'to');
    fc.assert(
      fc.property(args, changed, (given, name) => {
        const headers = received(signedHeaders(signer, given));
        expect(verifyCall('sendEdoc', headers, [signer.secret])).toEqual({ ok: true, value: given });
        const forged = { ...headers, [headerOf(name).toLowerCase()]: `${given[name]}x` };
        expect(verifyCall('sendEdoc', forged, [signer.secret])).toMatchObject({
          ok: false,
          refusal: { code: 'axis/header-differs' },
        });
        expect(verifyCall('sendEdoc', headers, ['other']).ok).toBe(false);
      }),
    );
  });

  it('holds with either secret of a rotation', () => {
    const headers = received(signedHeaders(signer, { docId: 'a1' }));
    expect(verifyCall('getEdoc', headers, ['new', signer.secret]).ok).toBe(true);
    expect(verifyCall('getEdoc', headers, [signer.secret, 'new']).ok).toBe(true);
  });

  const pairs = AXIS_CALL_NAMES.flatMap((from) => AXIS_CALL_NAMES.map((to) => [from, to] as const)).filter(
    ([from, to]) => formOf(to).required.some((name) => !(name in argumentsOf(from))),
  );
  it.each(pairs)('of %s is refused as %s: it lacks an argument that only the other signs', (from, to) => {
    const headers = received(signedHeaders(signer, argumentsOf(from)));
    expect(verifyCall(to, headers, [signer.secret])).toMatchObject({
      ok: false,
      refusal: { code: 'axis/argument-missing' },
    });
    const helped = Object.fromEntries(formOf(to).required.map((name) => [headerOf(name).toLowerCase(), 'x']));
    expect(verifyCall(to, { ...helped, ...headers }, [signer.secret])).toMatchObject({
      ok: false,
      refusal: { code: 'axis/argument-unsigned' },
    });
  });

  it('gives a call nothing of what leaked from earlier ones, signed or not', () => {
    const everything = Object.fromEntries(ARGUMENTS.map((name) => [name, name])) as CallArguments;
    const headers = received(signedHeaders(signer, everything));
    expect(verifyCall('getReceivedEdocList', headers, [signer.secret])).toEqual({
      ok: true,
      value: {
        servicetype: 'servicetype',
        messagetype: 'messagetype',
        fromDate: 'fromDate',
        toDate: 'toDate',
        pageSize: 'pageSize',
        pageIndex: 'pageIndex',
      },
    });
    expect(verifyCall('getAgenciesList', headers, [signer.secret])).toEqual({ ok: true, value: {} });
  });

  it('gives an optional argument only when it was signed', () => {
    const headers = {
      ...received(signedHeaders(signer, { docId: 'a1', status: 'done' })),
      'xroadvnpt-description': 'x',
    };
    expect(verifyCall('updateStatus', headers, [signer.secret])).toEqual({
      ok: true,
      value: { docId: 'a1', status: 'done' },
    });
  });

  it('whose client writes its headers in UTF-8 is verified as well', () => {
    const description = 'Chữ ký số không hợp lệ';
    const headers = asTheKitSends(description);
    const bytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    const text = JSON.stringify({
      'XroadVnpt-docId': 'a1',
      'XroadVnpt-status': 'fail',
      'XroadVnpt-description': description,
    });
    const sent = { ...headers, 'xroadvnpt-description': bytes(description), 'xroadvnpt-sign-header': bytes(text) };
    expect(verifyCall('updateStatus', sent, [signer.secret])).toMatchObject({ ok: true, value: { description } });
  });

  it('says nothing more of any headers whatever: it never throws', () => {
    const name = fc.constantFrom('sign-header', 'hash-header', 'sign-header-key', 'docId', 'status', 'description');
    const headers = fc.dictionary(
      name.map((text) => headerOf(text).toLowerCase()),
      fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('{"__proto__":"x"}')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...AXIS_CALL_NAMES), headers, (call, given) => {
        expect(verifyCall(call, given, [signer.secret]).ok).toBe(false);
      }),
    );
  });

  it('refuses a name in sign-header-key that was not signed', () => {
    const headers = {
      ...received(signedHeaders(signer, { docId: 'a1' })),
      [SIGN_HEADER_KEY.toLowerCase()]: 'docId;to',
    };
    expect(verifyCall('getEdoc', headers, [signer.secret])).toMatchObject({
      refusal: { code: 'axis/signature-malformed' },
    });
  });
});

describe('a description that lost its Vietnamese on the way', () => {
  it.each([
    'Lỗi ký số',
    'Văn bản không đúng định dạng',
    'Không tìm thấy tệp đính kèm',
    'Đơn vị nhận đã giải thể',
    'Lỗi: chữ ký số “hết hạn” – vui lòng gửi lại',
    'Cũng thiếu chữ ký',
    'VĂN BẢN KHÔNG HỢP LỆ',
    'Nghĩa vụ',
    'Lỗi "xử lý" \\ tệp',
  ])('is restored where the signature proves the reading: %s', (description) => {
    expect(verifyCall('updateStatus', asTheKitSends(description), [signer.secret])).toEqual({
      ok: true,
      value: { docId: 'a1', status: 'fail', description },
    });
  });

  it.each([
    ['beyond what Vietnamese writes', 'Lỗi 文件已损坏'],
    ['with more doubtful letters than are tried', 'ợợợợợợợợợợợợợợợợợợợợ'],
  ])('is refused in words, never taken unproved: %s', (_, description) => {
    expect(verifyCall('updateStatus', asTheKitSends(description), [signer.secret])).toMatchObject({
      ok: false,
      refusal: { code: 'axis/description-destroyed' },
    });
  });

  it('is not tried where nobody could have signed it, nor where it is not wanted', () => {
    const headers = asTheKitSends('Lỗi ký số');
    for (const refused of [
      verifyCall('updateStatus', headers, []),
      verifyCall('updateStatus', headers, [signer.secret], false),
    ]) {
      expect(refused).toMatchObject({ refusal: { code: 'axis/description-destroyed' } });
    }
  });

  it('excuses nothing but the description', () => {
    const headers = { ...asTheKitSends('Lỗi ký số'), 'xroadvnpt-docid': 'a2' };
    expect(verifyCall('updateStatus', headers, [signer.secret])).toMatchObject({
      refusal: { code: 'axis/header-differs' },
    });
    expect(verifyCall('updateStatus', asTheKitSends('Lỗi ký số'), ['other']).ok).toBe(false);
  });
});

describe('signing', () => {
  it.each(['đ', 'é', 'a\r\nX: y', '\0'])('refuses to put %j into a header', (description) => {
    expect(() => signedHeaders(signer, { description })).toThrow(TypeError);
  });

  it('signs the prefixed headers as compact JSON, in the order given', () => {
    expect(signedHeaders(signer, { docId: 'a1', status: 'done' })).toEqual({
      'XroadVnpt-systemid': 'vn.qlvb',
      'XroadVnpt-timestamp': '22112026T015143+0914',
      'XroadVnpt-version': '3.0.201608',
      'XroadVnpt-docId': 'a1',
      'XroadVnpt-status': 'done',
      'XroadVnpt-sign-header-key': 'docId;status',
      'XroadVnpt-sign-header': '{"XroadVnpt-docId":"a1","XroadVnpt-status":"done"}',
      'XroadVnpt-hash-header': expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    });
  });
});
