import type { Area } from '../entry.js';

/** What the hub refuses of a CloudEvent on an agency's `out` topic, besides what every edge refuses. */
export const busEdge = {
  'bus/no-mandate': {
    status: 403,
    vi: 'Khi bản tin được ghi, đơn vị không có hệ thống nào được ủy quyền gửi qua trục thông điệp.',
    en: 'When the record was appended, no system held the bus mandate of this agency. An operator grants it; then send again.',
    axis: 15,
  },
  'bus/foreign-sender': {
    status: 403,
    vi: 'Mã đơn vị gửi không phải của đơn vị có chủ đề này.',
    en: 'The sender that the message names is not the agency whose topic it lies on. Each agency writes to its own.',
    axis: 15,
  },
  'bus/unknown-type': {
    status: 400,
    vi: 'Loại bản tin không được hỗ trợ.',
    en: 'The hub takes no CloudEvents of this type. docs/api/asyncapi.json lists those it takes.',
    axis: 10,
  },
  'bus/wrong-version': {
    status: 400,
    vi: 'Phiên bản của loại bản tin không được hỗ trợ.',
    en: 'The hub knows this type in another version: {version}. Send that one.',
    axis: 10,
  },
  'bus/other-identity': {
    status: 400,
    vi: 'Mã bản tin trong nội dung khác với mã trong phần đầu.',
    en: 'The messageId of the body differs from `ce_id`, which is the identity. Leave it out, or repeat it.',
    axis: 10,
  },
  'bus/parked': {
    status: 500,
    vi: 'Bản tin chưa xử lý được và đã được chuyển vào chủ đề lỗi; quản trị viên đã được báo.',
    en: 'The hub failed on this record time and again and put it among the dead letters. Report it; it can be sent again unchanged.',
    axis: 20,
  },
} as const satisfies Area<'bus'>;
