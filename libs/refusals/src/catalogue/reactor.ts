import type { Area } from '../entry.js';

const broken = (en: string) => ({
  status: 500,
  vi: 'Hệ thống gặp lỗi khi xử lý sự kiện; quản trị viên đã được báo.',
  en,
  axis: 20 as const,
});

export const reactor = {
  'reactor/failed': broken('A reaction failed more often than it is retried. An operator looks at the parked desk.'),
  'reactor/stopped': { ...broken('The reactor is stopping. Retry when the hub is up again.'), status: 503 },
} as const satisfies Area<'reactor'>;

export const codec = {
  'codec/unknown-type': broken('An event of type {type} is not in the catalogue of events. Upgrade the hub.'),
  'codec/newer-version': broken('An event of type {type} has version {version}, newer than this hub. Upgrade it.'),
} as const satisfies Area<'codec'>;

export const desk = {
  'desk/not-parked': {
    status: 404,
    vi: 'Không có sự kiện nào đang bị treo ở mục này.',
    en: 'Nothing is parked here; somebody may have ruled on it. Read the desk again.',
  },
} as const satisfies Area<'desk'>;
