import type { Area } from '../entry.js';

const BROKEN = 'Kho dữ liệu gặp lỗi; quản trị viên đã được báo.';

export const store = {
  'store/wrong-revision': {
    status: 409,
    vi: 'Dữ liệu vừa được thay đổi bởi một thao tác khác; vui lòng thực hiện lại.',
    en: 'Another writer came first. Read again and repeat the request.',
    axis: 20,
  },
  'store/unavailable': {
    status: 503,
    vi: 'Kho dữ liệu tạm thời không ghi được; vui lòng gửi lại sau.',
    en: 'The event store cannot be written now (a full or read-only disk). Nothing was stored: retry later.',
    axis: 20,
  },
  'store/closed': {
    status: 503,
    vi: 'Hệ thống đang dừng; vui lòng gửi lại sau.',
    en: 'The event store is closing. Retry when the hub is up again.',
    axis: 20,
  },
  'store/locked': {
    status: 503,
    vi: 'Kho dữ liệu đang được tiến trình khác sử dụng.',
    en: 'Another process works on this store. Stop it first; two hubs never share a folder.',
    axis: 20,
  },
  'store/corrupt': {
    status: 500,
    vi: 'Kho dữ liệu bị hỏng; quản trị viên phải khôi phục từ bản sao lưu.',
    en: 'The event store is damaged. Stop the hub and restore the last backup.',
    axis: 20,
  },
  'store/failed': { status: 500, vi: BROKEN, en: 'The event store failed. Report it with its instance.', axis: 20 },
  'store/id-taken': {
    status: 500,
    vi: BROKEN,
    en: 'An event id already lies elsewhere. This is a bug or a damaged store: report it with its instance.',
    axis: 20,
  },
  'store/key-taken': {
    status: 500,
    vi: BROKEN,
    en: 'A data key of this id exists or was destroyed. This is a bug: report it with its instance.',
    axis: 20,
  },
  'store/nothing-to-append': {
    status: 500,
    vi: BROKEN,
    en: 'An append came without an event. This is a bug: report it with its instance.',
    axis: 20,
  },
} as const satisfies Area<'store'>;
