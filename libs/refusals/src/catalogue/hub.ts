import type { Area } from '../entry.js';

export const hub = {
  'hub/not-initialised': {
    status: 500,
    vi: 'Thư mục này chưa có trung tâm.',
    en: 'Make one with `lienthong init --dir FOLDER`, or name the folder where it lies.',
  },
  'hub/init': {
    status: 500,
    vi: 'Không khởi tạo được trung tâm.',
    en: 'The first operator could not be made. Choose another name for it and run init again on an empty folder.',
  },
} as const satisfies Area<'hub'>;
