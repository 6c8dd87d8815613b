import type { Area } from '../entry.js';

const faultOf = (en: string) => ({
  status: 500,
  vi: 'Hệ thống gặp lỗi khi xử lý văn bản; quản trị viên đã được báo.',
  en,
  axis: 20 as const,
});

export const exchange = {
  'exchange/code-of-no-agency': faultOf(
    'An agency of this transfer has a code that edXML cannot hold. An operator looks at the parked desk.',
  ),
  'exchange/consign-refused': faultOf('An inbox entry could not be consigned. An operator looks at the parked desk.'),
  'exchange/not-yet-consigned': {
    status: 503,
    vi: 'Hệ thống đang xử lý văn bản này; vui lòng gửi lại xác nhận sau.',
    en: 'The entry has no consignment yet, so it cannot be acknowledged. Acknowledge again in a moment.',
    axis: 20,
  },
  'exchange/change-refused': faultOf(
    'A recall or update was refused by a delivery. An operator looks at the parked desk.',
  ),
  'exchange/transfer-missing': faultOf(
    'A transfer that is referred to has no beginning. An operator checks the store.',
  ),
  'exchange/nothing-appended': faultOf(
    'A decision was accepted without a fact. This is a bug: report it with its instance.',
  ),
  'exchange/time-ahead': {
    status: 200,
    vi: 'Thời điểm ghi trong thông điệp sau hiện tại hơn một ngày.',
    en: 'A time lies more than a day ahead of the hub’s clock; it was taken as it came.',
  },
  'exchange/not-the-sender': {
    status: 403,
    vi: 'Chỉ đơn vị gửi mới được thay thế văn bản của mình.',
    en: 'A document is replaced by its own sender only. Send it as a new document instead.',
    axis: 19,
  },
} as const satisfies Area<'exchange'>;
