import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Fault } from '@lienthong/kernel';
import { AXIS_CALL_NAMES, formOf } from '../calls/calls.js';
import type { AxisCall } from '../calls/calls.js';
import {
  decodeAgencies,
  decodeCount,
  decodeDone,
  decodeDownload,
  decodeEdoc,
  decodeList,
  decodeSent,
} from './decode.js';
import { base64Reply, countReply, docIdReply, failReply, listReply, okReply } from './encode.js';
import { decodeReceived } from './read-received.js';
import type { AgencyListCall, MailListCall } from './rows.js';

const AGENCY_LISTS: readonly AgencyListCall[] = ['getAgenciesList', 'getAgenciesListQD20', 'getSynchronizeUnit'];

const decodeReply = (call: AxisCall, http: number, body: string): { readonly ok: boolean } => {
  switch (formOf(call).reply) {
    case 'list':
      if (AGENCY_LISTS.includes(call as AgencyListCall)) return decodeAgencies(call as AgencyListCall, http, body);
      return call === 'getReceivedEdocList' ? decodeReceived(http, body) : decodeList(call as MailListCall, http, body);
    case 'base64':
      return decodeEdoc(http, body);
    case 'bytes':
      decodeDownload(http, Buffer.from(body));
      return { ok: true };
    case 'count':
      return decodeCount(http, body);
    case 'doc-id':
      return decodeSent(http, body);
    case 'nothing':
      return decodeDone(http, body);
  }
};

interface Fixture {
  readonly call: AxisCall;
  readonly http: number;
  readonly body: string;
}

const fixturesIn = (folder: string): (readonly [string, Fixture])[] => {
  const dir = join(import.meta.dirname, '../../fixtures/replies', folder);
  return readdirSync(dir).map((file) => [file, JSON.parse(readFileSync(join(dir, file), 'utf8')) as Fixture]);
};

const faultOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('a reply', () => {
  it.each(fixturesIn('valid'))('is read: %s', (_, { call, http, body }) => {
    const { status } = JSON.parse(body) as { status: string };
    expect(decodeReply(call, http, body).ok).toBe(status === 'OK');
  });

  it.each(fixturesIn('invalid'))('is an outage, never an empty answer: %s', (_, { call, http, body }) => {
    const fault = faultOf(() => decodeReply(call, http, body));
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ retriable: true, code: http === 200 ? 'axis/reply-malformed' : 'axis/reply-status' });
  });

  it.each(AXIS_CALL_NAMES.filter((call) => formOf(call).reply !== 'bytes'))(
    'of failure to %s keeps the shape that its caller needs',
    (call) => {
      const body = failReply(call, 20, 'Hệ thống gặp lỗi', 'a-1');
      expect(decodeReply(call, 200, body)).toMatchObject({ ok: false, number: '20', sentence: 'Hệ thống gặp lỗi' });
      const { data } = JSON.parse(body) as { data?: unknown };
      if (formOf(call).reply === 'list') expect(data).toEqual([]);
    },
  );

  it('of failure to downloadEdoc is empty, and read as an outage', () => {
    expect(failReply('downloadEdoc', 18, 'x')).toBe('');
    expect(() => decodeDownload(200, Buffer.alloc(0))).toThrow(Fault);
    expect(() => decodeDownload(404, Buffer.from('x'))).toThrow(Fault);
  });

  it('to sendEdoc has its DocId always, and is ASCII', () => {
    expect(docIdReply('a-1')).toBe('{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong","DocId":"a-1"}');
    const failed = failReply('sendEdoc', 19, 'Đơn vị gửi');
    expect(failed).toBe(
      '{"status":"FAIL","ErrorCode":"19","ErrorDesc":"\\u0110\\u01a1n v\\u1ecb g\\u1eedi","DocId":""}',
    );
  });

  it('comes back as it was written', () => {
    expect(decodeDone(200, okReply())).toEqual({ ok: true, value: null });
    expect(decodeCount(200, countReply(7))).toEqual({ ok: true, value: 7 });
    expect(decodeSent(201, docIdReply('a-1'))).toEqual({ ok: true, value: 'a-1' });
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
        const reply = decodeEdoc(200, base64Reply(Buffer.from(bytes).toString('base64')));
        expect(reply).toEqual({ ok: true, value: Buffer.from(bytes) });
      }),
    );
  });

  it('with a list comes back whole, in whatever pieces it left', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 10 });
    const code = fc.stringMatching(/^[A-Z0-9.]{1,10}$/);
    const row = fc.record({ id: text, pid: text, code, name: text, mail: text, oldCode: text });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (rows, inPiece) => {
        const body = [...listReply(rows, inPiece)].join('');
        expect(decodeAgencies('getAgenciesList', 200, body)).toEqual({ ok: true, value: rows });
      }),
    );
  });

  it.each(AGENCY_LISTS)(
    'with agencies tells of each row that cannot be read in its place, and has the others: %s',
    (call) => {
      const good = { id: '1', pid: '', code: 'G61', name: 'Bộ', version: '2', deleted: 0, isAgency: 'true' };
      const bad = [
        null,
        'G62',
        [],
        { ...good, code: '' },
        { ...good, code: null },
        { ...good, code: ['G62'] },
        { ...good, name: {} },
        { ...good, id: true },
      ];
      const body = [...listReply([good, ...bad, good] as object[])].join('');
      const read = decodeAgencies(call, 200, body);
      const fields = ['row', 'row', 'row', 'code', 'code', 'code', 'name', 'id'];
      expect(read).toMatchObject({
        ok: true,
        value: [{ code: 'G61' }, ...fields.map((unread) => ({ unread })), { code: 'G61' }],
      });
    },
  );

  it('with units tells of a flag or version that is none', () => {
    const units = [
      { code: 'G61', deleted: 'có' },
      { code: 'G61', version: 1.5 },
    ];
    const body = [...listReply(units)].join('');
    expect(decodeAgencies('getSynchronizeUnit', 200, body)).toEqual({
      ok: true,
      value: [{ unread: 'deleted' }, { unread: 'version' }],
    });
  });

  it.each(AGENCY_LISTS)('with agencies is an outage without an array of rows: %s', (call) => {
    for (const more of ['', ',"data":null', ',"data":{}'])
      expect(faultOf(() => decodeAgencies(call, 200, `{"status":"OK","ErrorCode":"0"${more}}`))).toMatchObject({
        code: 'axis/reply-malformed',
        retriable: true,
      });
  });

  it('of any text at all is read or is a coded fault', () => {
    fc.assert(
      fc.property(fc.constantFrom(...AXIS_CALL_NAMES), fc.oneof(fc.string(), fc.json()), (call, body) => {
        if (formOf(call).reply === 'bytes') return;
        expect(faultOf(() => decodeReply(call, 200, body))).toMatchObject({ code: 'axis/reply-malformed' });
      }),
    );
  });
});
