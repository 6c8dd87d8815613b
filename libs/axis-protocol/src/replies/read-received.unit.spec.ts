import { Fault } from '@lienthong/kernel';
import { failReply, listReply } from './encode.js';
import { decodeReceived } from './read-received.js';
import type { ReceivedRow } from './rows.js';

const rowOf = (docId: string): ReceivedRow => ({
  docId,
  serviceType: 'eDoc',
  messageType: 'edoc',
  created_time: '2026/11/22 08:00:00',
  updated_time: '2026/11/22 08:00:00',
  from: 'G22',
  to: 'H49',
  status: 'initial',
  status_desc: '',
});
const listed = (...rows: readonly unknown[]): string =>
  JSON.stringify({ status: 'OK', ErrorCode: '0', ErrorDesc: 'Thanh cong', data: rows });

describe('the received list', () => {
  it.each<readonly [string, unknown, string]>([
    ['a docId that is none', rowOf('bad_docid.x'), 'bad_docid.x'],
    ['a docId that is a path', rowOf('../etc/passwd'), '../etc/passwd'],
    ['no docId', { ...rowOf(''), docId: null }, ''],
    ['a sender that is no text', { ...rowOf('a-2'), from: ['G22'] }, 'a-2'],
    ['null', null, ''],
    ['no object', 'a-2', ''],
  ])('gives all others where one row has %s, and says which', (_, row, docId) => {
    expect(decodeReceived(200, listed(rowOf('a-1'), row, rowOf('a-3')))).toEqual({
      ok: true,
      value: { rows: [rowOf('a-1'), rowOf('a-3')], unread: [{ place: 2, docId }] },
    });
  });

  it('whose one row has a docId that is none is no outage: that row waits, and nothing else does', () => {
    const value = { rows: [], unread: [{ place: 1, docId: 'bad_docid.x' }] };
    expect(decodeReceived(200, listed(rowOf('bad_docid.x')))).toEqual({ ok: true, value });
  });

  it.each<readonly [string, readonly unknown[]]>([
    ['nulls alone', [null, null]],
    ['rows of another list', [{ code: 'H49', name: 'A' }]],
    ['texts', ['a-1']],
    ['no docId anywhere', [{ ...rowOf('a-1'), docId: '' }]],
  ])('of %s is an outage, never "no mail"', (_, rows) => {
    expect(() => decodeReceived(200, listed(...rows))).toThrow(Fault);
  });

  it('is empty, or a failure, where the axis says so', () => {
    expect(decodeReceived(200, [...listReply([])].join(''))).toEqual({ ok: true, value: { rows: [], unread: [] } });
    expect(decodeReceived(200, failReply('getReceivedEdocList', 18, 'x'))).toMatchObject({ ok: false, number: '18' });
  });
});
