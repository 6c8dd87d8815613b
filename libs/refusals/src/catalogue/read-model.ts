import type { Area } from '../entry.js';

const broken = (en: string) => ({
  status: 500,
  vi: 'Dữ liệu tra cứu gặp lỗi; quản trị viên đã được báo.',
  en,
  axis: 20 as const,
});

const away = (en: string) => ({
  status: 503,
  vi: 'Dữ liệu tra cứu tạm thời không phục vụ được; vui lòng gửi lại sau.',
  en,
  axis: 20 as const,
});

export const readModel = {
  'read-model/unknown': {
    status: 404,
    vi: 'Không tìm thấy mô hình đọc.',
    en: 'No read model has this name. The status lists them.',
  },
  'read-model/not-kept': broken(
    'A model was asked of that this hub does not keep. This is a bug: report it with its instance.',
  ),
  'read-model/busy': {
    status: 409,
    vi: 'Mô hình đọc đang được dựng.',
    en: 'The read model is being built already. Wait for it, or cancel that rebuild first.',
  },
  'read-model/not-ready': away('The read model is built for the first time. Retry in some minutes.'),
  'read-model/closed': away('The read model is closing. Retry when the hub is up again.'),
  'read-model/lost': away('The file of the read model is gone and is built anew. Retry in some minutes.'),
  'read-model/corrupt': away('The file of the read model is damaged and is built anew. Retry in some minutes.'),
  'read-model/behind': away(
    'The read model has not taken in everything yet. Retry in some seconds; after a rebuild, rebuild again.',
  ),
  'read-model/feed-ended': away('The feed of the read model ended; it is taken up again. Retry in some seconds.'),
  'read-model/stopped': away('The read model was stopped. Retry when the hub is up again.'),
  'read-model/worker-died': away('The thread of the read models died and is started again. Retry in some seconds.'),
  'read-model/rebuild-failed': broken(
    'The rebuild broke off; the old file stays in use. See the log, then rebuild again.',
  ),
  'read-model/name-taken': broken('Two read models have one name. This is a bug: report it with its instance.'),
  'read-model/no-parent': broken('A worker module was run by itself. This is a bug: report it with its instance.'),
  'read-model/no-projections': broken('The module of the read models exports none. This is a bug: report it.'),
} as const satisfies Area<'read-model'>;
