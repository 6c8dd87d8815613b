import type { Area } from '../entry.js';

const vi = 'Cấu hình kết nối trục thông điệp không hợp lệ; quản trị viên cần kiểm tra.';

/** The file that says how to reach the message bus. */
export const busConnection = {
  'bus/connection-file': {
    status: 500,
    vi,
    en: 'A file of the connection to the message bus cannot be read. Check the path and its permissions.',
    axis: 20,
  },
  'bus/connection-json': {
    status: 500,
    vi,
    en: 'The file of the connection to the message bus is not JSON. Mend it.',
    axis: 20,
  },
  'bus/connection-field': {
    status: 500,
    vi,
    en: 'A field of the connection to the message bus is unknown, missing or wrong. Mend the one that is named.',
    axis: 20,
  },
  'bus/connection-mode': {
    status: 500,
    vi,
    en: 'Others may read a secret of the connection to the message bus. Give its file the mode 600.',
    axis: 20,
  },
} as const satisfies Area<'bus'>;
