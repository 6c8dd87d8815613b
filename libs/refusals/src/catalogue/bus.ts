import type { Area } from '../entry.js';

const BROKEN = 'Trục thông điệp gặp lỗi; quản trị viên đã được báo.';

/** The message bus itself. */
export const bus = {
  'bus/unavailable': {
    status: 503,
    vi: 'Trục thông điệp tạm thời không kết nối được; vui lòng thử lại sau.',
    en: 'No broker of the message bus answers. What was being sent may have been written: look before sending again.',
    axis: 20,
  },
  'bus/fenced': {
    status: 409,
    vi: 'Một tiến trình khác đã tiếp quản việc ghi này.',
    en: 'Another process took over this writing. Stop this one; nothing needs to be sent again.',
    axis: 20,
  },
  'bus/not-authorized': {
    status: 403,
    vi: 'Tài khoản không có quyền đối với chủ đề này trên trục thông điệp.',
    en: 'The broker does not let this principal do that. Run `lienthong kafka apply`, which gives it the rights that `kafka plan` lists.',
    axis: 15,
  },
  'bus/unknown-topic': {
    status: 404,
    vi: 'Không tìm thấy chủ đề trên trục thông điệp.',
    en: 'A topic does not exist. Run `lienthong kafka apply`, which makes the topics that `kafka plan` lists.',
    axis: 20,
  },
  'bus/closed': {
    status: 503,
    vi: 'Hệ thống đang dừng; vui lòng gửi lại sau.',
    en: 'The connection to the message bus was closed. Retry when the hub is up again.',
    axis: 20,
  },
  'bus/failed': { status: 500, vi: BROKEN, en: 'The message bus failed. Report it with its instance.', axis: 20 },
  'bus/provisioning-settings': {
    status: 500,
    vi: 'Tệp cấu hình cấp phát trục thông điệp không đúng.',
    en: 'The settings of provisioning do not fit. Correct the field that is named.',
  },
  'bus/no-handler': {
    status: 400,
    vi: 'Không có nơi nào xử lý loại thông điệp này.',
    en: 'Nobody takes events of this type. Compare `ce_type` with the types of the AsyncAPI document.',
    axis: 21,
  },
  'bus/handler-failed': {
    status: 500,
    vi: 'Không xử lý được thông điệp; quản trị viên đã được báo.',
    en: 'The handler of a record failed without a code. This is a bug: report topic and offset.',
    axis: 20,
  },
} as const satisfies Area<'bus'>;
