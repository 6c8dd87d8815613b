import type { Area } from '../entry.js';

export const status = {
  'status/unknown-code': {
    status: 422,
    vi: 'Mã trạng thái không có trong quy chuẩn.',
    en: 'The status code is none that a recipient reports. Use 01 to 06, 15 or 16.',
    axis: 22,
  },
  'status/identity-taken': {
    status: 409,
    vi: 'Mã thông điệp này đã dùng cho một trạng thái khác.',
    en: 'Another status was reported on this delivery under this messageId. Give each report its own.',
  },
  'status/document-unknown': {
    status: 422,
    vi: 'Không tìm thấy văn bản mà trạng thái này phản hồi.',
    en: 'The reporter received no document of this id. Check ResponseFor, or report on the delivery itself.',
    axis: 21,
  },
} as const satisfies Area<'status'>;
