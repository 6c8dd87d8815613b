import type { Area } from '../entry.js';

export const delivery = {
  'delivery/not-consigned': {
    status: 409,
    vi: 'Văn bản chưa được chuyển đến hộp nhận của đơn vị này.',
    en: 'Nothing was consigned to this agency under this transfer. Report on a delivery only after it is in the inbox.',
  },
  'delivery/cancelled': {
    status: 409,
    vi: 'Văn bản đã được thu hồi trước khi đơn vị nhận lấy về.',
    en: 'The delivery was cancelled before its content left the hub. Nothing can be reported on it any more.',
  },
  'delivery/recalled': {
    status: 409,
    vi: 'Văn bản đã được thu hồi; không xem nội dung và không cập nhật trạng thái được nữa.',
    en: 'The recipient agreed to give the document back and reads it no more. Only reports that claim a moment before are still taken.',
  },
  'delivery/passed-on': {
    status: 409,
    vi: 'Văn bản đã được chuyển cho đơn vị kế thừa; đơn vị kế thừa cập nhật trạng thái.',
    en: 'The delivery was handed to the successor of this agency. The successor reports on its own delivery.',
  },
  'delivery/already-accepted': {
    status: 409,
    vi: 'Đơn vị đã tiếp nhận văn bản nên không thể từ chối nữa.',
    en: 'The document was accepted (03 or higher), so it cannot be refused (02). Ask the sender to recall it instead.',
  },
  'delivery/already-refused': {
    status: 409,
    vi: 'Đơn vị đã từ chối tiếp nhận văn bản này; trạng thái khác không còn hợp lệ.',
    en: 'The document was refused (02), which ends the ladder. The sender must send it anew.',
  },
  'delivery/reason-required': {
    status: 422,
    vi: 'Phải ghi rõ lý do khi từ chối.',
    en: 'A refusal needs its reason in words. Repeat the report with a description.',
  },
  'delivery/nothing-to-answer': {
    status: 409,
    vi: 'Không có yêu cầu thu hồi hoặc cập nhật nào đang chờ đơn vị trả lời.',
    en: 'No recall or update of this delivery is open, so 15 and 16 answer nothing. Read the inbox again.',
  },
} as const satisfies Area<'delivery'>;
