import type { Instant } from '@lienthong/kernel';
import { statusMessage } from './status-message.js';
import type { StatusFacts } from './status-message.js';

const told = '2026-11-22T02:00:00.000Z' as Instant;
const names = {
  nameOf: (code: string, at: Instant) => (code === 'H49.217' && at === told ? 'UBND xã Đầm Hà' : undefined),
};
const facts: StatusFacts = {
  from: 'H49.217',
  addressee: '000.00.00.G22',
  head: { documentId: 'G22,2026/11/20,7/TB', number: '7', notation: 'TB', promulgatedOn: '2026-11-20' },
  code: '03',
  at: '2026-11-22T01:51:43.999Z' as Instant,
  told,
};
const said = (more: Partial<StatusFacts>) => statusMessage(names, { ...facts, ...more });

describe('a recipient’s status as a message', () => {
  it('names who speaks as it was called when the hub was told, and answers the document under its sender’s own code', () => {
    expect(said({})).toEqual({
      kind: 'status',
      envelope: {},
      from: { organId: 'H49.217', organName: 'UBND xã Đầm Hà' },
      responseFor: {
        organId: '000.00.00.G22',
        documentId: 'G22,2026/11/20,7/TB',
        code: '7/TB',
        promulgationDate: { kind: 'date', value: '2026-11-20' },
      },
      statusCode: '03',
      timestamp: { kind: 'date-time', value: '2026-11-22T08:51:43' },
    });
  });

  it('carries the words that were said, and none that are empty', () => {
    const staff = { department: 'Văn phòng', staff: 'Nguyễn Văn A' };
    expect(said({ words: { reason: '  Đã giao chuyên viên ', staff } })).toMatchObject({
      description: 'Đã giao chuyên viên',
      staff,
    });
    expect(said({ words: { reason: '  ' } })).not.toHaveProperty('description');
  });

  it('leaves out what the document does not have', () => {
    const bare = said({ head: { documentId: 'x' } });
    expect(bare?.responseFor).toEqual({ organId: '000.00.00.G22', documentId: 'x' });
    expect(said({ head: { documentId: 'x', notation: 'TB' } })?.responseFor).toMatchObject({ code: '/TB' });
  });

  it('is none under a code that is no agency’s or no status’s', () => {
    expect(said({ from: 'không phải mã' })).toBeUndefined();
    expect(said({ addressee: '' })).toBeUndefined();
    expect(said({ code: '99' })).toBeUndefined();
  });
});
