import type { Area } from '../entry.js';

export const status = {
  'status/unknown-code': {
    status: 422,
    vi: 'Mã trạng thái không có trong quy chuẩn.',
    en: 'The status code is none that a recipient reports. Use 01, 02, 03, 05, 06, 15 or 16.',
    axis: 22,
  },
} as const satisfies Area<'status'>;
