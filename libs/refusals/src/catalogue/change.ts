import type { Area } from '../entry.js';

export const change = {
  'change/reason-required': {
    status: 422,
    vi: 'Phải ghi rõ lý do.',
    en: 'This change needs its reason in words. Repeat it with one.',
  },
  'change/identity-taken': {
    status: 409,
    vi: 'Mã thông điệp này đã dùng cho một yêu cầu khác.',
    en: 'Something else was asked of this transfer under this messageId. Give each recall and each update its own.',
  },
} as const satisfies Area<'change'>;
