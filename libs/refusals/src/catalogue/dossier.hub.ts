import type { Area } from '../entry.js';

const TOLD = 'Hệ thống hồ sơ liên thông gặp lỗi; quản trị viên đã được báo.';

/** What the hub itself cannot do for dossiers. */
export const dossierHub = {
  'dossier/alarms-not-raised': {
    status: 500,
    vi: TOLD,
    en: 'Alarms of some dossiers could not be raised; the others were. It is tried again with the next look. The cause stands beside it.',
  },
} as const satisfies Area<'dossier'>;
