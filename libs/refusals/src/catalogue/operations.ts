import type { Area } from '../entry.js';

export const operations = {
  'operations/not-ready': {
    status: 503,
    vi: 'Hệ thống chưa sẵn sàng phục vụ.',
    en: 'The hub is up and not ready: `failed` names the checks that do not pass. An operator reads the status.',
  },
  'operations/no-rebuild': {
    status: 404,
    vi: 'Không có lần dựng lại nào của mô hình đọc này.',
    en: 'No rebuild of this read model was started since the hub is up, or none is running any more.',
  },
  'operations/beyond-head': {
    status: 409,
    vi: 'Vị trí đọc vượt quá cuối nhật ký sự kiện.',
    en: 'The position lies beyond the last event, {head}: the store was restored or is another one. Compare the epoch and start anew.',
  },
} as const satisfies Area<'operations'>;
