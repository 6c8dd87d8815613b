import type { Area } from '../entry.js';

/** Records that cannot be read as CloudEvents. */
export const busRecords = {
  'bus/unreadable': {
    status: 400,
    vi: 'Không giải nén được thông điệp.',
    en: 'The batch that holds this record cannot be decompressed, or grows beyond the limit. Send it with gzip or without compression, in smaller batches.',
    axis: 21,
  },
  'bus/tombstone': {
    status: 400,
    vi: 'Thông điệp không có nội dung.',
    en: 'The record has no value. Send the event with its data; nothing is deleted by a tombstone here.',
    axis: 21,
  },
  'bus/too-large': {
    status: 413,
    vi: 'Thông điệp vượt quá dung lượng cho phép.',
    en: 'The record is too large, in its data or its number of headers. Upload large content over HTTP and name it by its upload id.',
    axis: 21,
  },
  'bus/not-cloudevents': {
    status: 400,
    vi: 'Thông điệp không theo chuẩn CloudEvents.',
    en: 'The record has no `ce_` header. Use the Kafka protocol binding of CloudEvents 1.0 in binary mode.',
    axis: 21,
  },
  'bus/structured-mode': {
    status: 415,
    vi: 'Chỉ nhận CloudEvents ở chế độ nhị phân.',
    en: 'Structured and batch mode are not read. Put the attributes into `ce_` headers and the data into the value (binary mode).',
    axis: 21,
  },
  'bus/wrong-specversion': {
    status: 400,
    vi: 'Phiên bản CloudEvents không được hỗ trợ.',
    en: 'The header `ce_specversion` must be `1.0`.',
    axis: 21,
  },
  'bus/missing-attribute': {
    status: 400,
    vi: 'Thông điệp thiếu thuộc tính bắt buộc.',
    en: 'A required attribute of CloudEvents is missing; the path names it.',
    axis: 21,
  },
  'bus/bad-attribute': {
    status: 400,
    vi: 'Thuộc tính của thông điệp không hợp lệ.',
    en: 'An attribute of CloudEvents breaks its rule ({reason}); the path names it.',
    axis: 21,
  },
} as const satisfies Area<'bus'>;
