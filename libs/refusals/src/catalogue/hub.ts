import type { Area } from '../entry.js';

export const hub = {
  'hub/not-initialised': {
    status: 500,
    vi: 'Thư mục này chưa có trung tâm.',
    en: 'Make one with `lienthong init --dir FOLDER`, or name the folder where it lies.',
  },
  'hub/not-empty': {
    status: 409,
    vi: 'Trung tâm này đã có hồ sơ; không trộn dữ liệu giả lập với hồ sơ khác.',
    en: 'This hub has dossiers already, and synthetic ones are not mixed with others. Make a hub for them alone.',
  },
  'hub/init': {
    status: 500,
    vi: 'Không khởi tạo được trung tâm.',
    en: 'The first operator could not be made. Choose another name for it and run init again on an empty folder.',
  },
} as const satisfies Area<'hub'>;
