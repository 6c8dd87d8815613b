import type { Area } from '../entry.js';

export const transfer = {
  'transfer/unknown': {
    status: 404,
    vi: 'Không tìm thấy văn bản.',
    en: 'There is no such transfer, or this system may not see it. Check the id and the mandate.',
    axis: 21,
  },
  'transfer/identity-taken': {
    status: 409,
    vi: 'Mã văn bản này đã được dùng cho một văn bản khác của cùng đơn vị gửi.',
    en: 'This sender already used this identity for other content. Send an update or a replacement, or use a new identity.',
    axis: 10,
  },
  'transfer/not-a-recipient': {
    status: 422,
    vi: 'Đơn vị {agency} không phải là đơn vị nhận văn bản này.',
    en: 'Agency {agency} is no recipient of this transfer. Read the trace for its recipients.',
    axis: 18,
  },
  'transfer/removed-and-added': {
    status: 422,
    vi: 'Yêu cầu cập nhật vừa loại bỏ vừa bổ sung cùng một đơn vị nhận.',
    en: 'The update removes the agency that this code stands for and adds it too. Name it once; to bring it back as a new recipient, remove it in one update and add it in the next.',
    axis: 18,
  },
  'transfer/nothing-to-update': {
    status: 422,
    vi: 'Yêu cầu cập nhật không thay đổi nội dung hay đơn vị nhận nào.',
    en: 'The update changes neither content nor recipients. Name at least one change.',
  },
  'transfer/erased': {
    status: 410,
    vi: 'Nội dung văn bản đã được xóa theo quy định.',
    en: 'The content of this transfer was erased for good; its trace remains. Do not retry.',
  },
  'transfer/no-such-version': {
    status: 404,
    vi: 'Văn bản không có phiên bản này.',
    en: 'The transfer has no such version. Read the trace for its versions.',
  },
} as const satisfies Area<'transfer'>;
