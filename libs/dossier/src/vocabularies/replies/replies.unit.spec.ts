import { KNOWN_REPLIES, readReply } from './replies.js';

describe('a partner’s free text', () => {
  it.each([
    ['Hồ sơ H49.204-260303-0001 đã tồn tại trên hệ thống', 'done'],
    ['HO SO DA TON TAI', 'done'],
    ['Hồ sơ đã trả kết quả, không thể cập nhật', 'done'],
    ['Hồ sơ đã có kết quả xử lý', 'done'],
    ['Hồ sơ chưa cập nhật trạng thái', 'again'],
    ['connect ECONNREFUSED 10.0.0.1:443', 'again'],
    ['Logic xử lý không hợp lệ', 'broken'],
  ] as const)('%s means %s', (text, meaning) => {
    expect(readReply(text)?.meaning).toBe(meaning);
  });

  it('that says the order is broken is broken, whatever else it says', () => {
    expect(readReply('Đã tồn tại; logic xử lý không hợp lệ')?.meaning).toBe('broken');
  });

  it('that was not seen before is left to a person', () => {
    expect(readReply('Có lỗi xảy ra')).toBeUndefined();
  });

  it('is recognised in a letter-by-letter form of Unicode as well', () => {
    expect(readReply('đã tồn tại'.normalize('NFD'))?.meaning).toBe('done');
  });

  it('is known from somewhere: no phrase without where it was seen', () => {
    expect(KNOWN_REPLIES.filter(({ seenIn }) => seenIn === '')).toEqual([]);
  });
});
