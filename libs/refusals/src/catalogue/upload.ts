import type { Area } from '../entry.js';

export const upload = {
  'upload/unknown': {
    status: 404,
    vi: 'Không tìm thấy tệp đã tải lên, hoặc tệp đã hết hạn.',
    en: 'There is no such upload of this agency and system, or its time is over. Upload the bytes again and name the new id.',
    axis: 10,
  },
  'upload/used': {
    status: 409,
    vi: 'Tệp đã tải lên đã được dùng cho một văn bản khác.',
    en: 'Another message took this upload: each is for one message. Upload the bytes again.',
    axis: 10,
  },
  'upload/wrong-hash': {
    status: 400,
    vi: 'Mã băm của tệp đã tải lên không khớp.',
    en: 'The SHA-256 that the message names is not that of the uploaded bytes. Compare with the answer to the upload.',
    axis: 10,
  },
} as const satisfies Area<'upload'>;
