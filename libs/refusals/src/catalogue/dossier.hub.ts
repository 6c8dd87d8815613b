import type { Area } from '../entry.js';

const TOLD = 'Hệ thống hồ sơ liên thông gặp lỗi; quản trị viên đã được báo.';

/** What the hub itself cannot do for dossiers. */
export const dossierHub = {
  'dossier/no-first-event': {
    status: 500,
    vi: TOLD,
    en: 'A dossier that exists has no first event: the store was changed by hand. Verify it against its backup.',
  },
  'dossier/definition-broken': {
    status: 500,
    vi: 'Định nghĩa thủ tục không đọc được; kiểm tra bằng lệnh procedure check.',
    en: 'A definition of a procedure, of competences or of hours cannot be read. Check the file with `lienthong procedure check`, then start again.',
  },
  'dossier/no-such-folder': {
    status: 500,
    vi: 'Không đọc được thư mục định nghĩa thủ tục.',
    en: 'The folder of definitions cannot be read. Compare the path given to --procedures, and who may read it.',
  },
  'dossier/alarms-not-raised': {
    status: 500,
    vi: TOLD,
    en: 'Alarms of some dossiers could not be raised; the others were. It is tried again with the next look. The cause stands beside it.',
  },
} as const satisfies Area<'dossier'>;
