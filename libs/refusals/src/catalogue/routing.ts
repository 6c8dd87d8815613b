import type { Area } from '../entry.js';

export const routing = {
  'routing/not-awaited': {
    status: 409,
    vi: 'Không có văn bản nào chờ phân luồng cho mã đơn vị này.',
    en: 'Nothing waits at the routing desk under this code; somebody may have assigned it. Read the desk again.',
  },
} as const satisfies Area<'routing'>;
