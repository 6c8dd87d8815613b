import type { Area } from '../entry.js';

export const blob = {
  'blob/too-large': {
    status: 413,
    vi: 'Tệp đính kèm vượt quá dung lượng cho phép ({limit} byte).',
    en: 'The file is larger than {limit} bytes. Split or compress it.',
    axis: 10,
  },
  'blob/unavailable': {
    status: 503,
    vi: 'Kho tệp tạm thời không sử dụng được; vui lòng gửi lại sau.',
    en: 'The blob folder cannot be written or read now (a full or read-only disk). Retry later.',
    axis: 20,
  },
  'blob/closed': {
    status: 503,
    vi: 'Hệ thống đang dừng; vui lòng gửi lại sau.',
    en: 'The blob store is closing. Retry when the hub is up again.',
    axis: 20,
  },
  'blob/discarded': {
    status: 500,
    vi: 'Tệp không còn trong kho; quản trị viên đã được báo.',
    en: 'The blob was discarded before it was read. An operator checks the store.',
    axis: 21,
  },
  'blob/missing': {
    status: 500,
    vi: 'Tệp không có trong kho; quản trị viên đã được báo.',
    en: 'A stored part is not in the blob store. An operator compares the store with its backup.',
    axis: 21,
  },
} as const satisfies Area<'blob'>;
