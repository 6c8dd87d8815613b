import type { Area } from '../entry.js';

export const keyring = {
  'keyring/missing': {
    status: 500,
    vi: 'Không tìm thấy tệp khóa chính của trung tâm.',
    en: 'Without it nothing can be read. Put the copy back that was kept apart from the backups.',
    axis: 20,
  },
  'keyring/wrong-master': {
    status: 500,
    vi: 'Khóa chính không phải của trung tâm này.',
    en: 'The master key is not that of this hub. Restore it from its backup; nothing was written under the wrong one.',
    axis: 20,
  },
  'keyring/exists': {
    status: 500,
    vi: 'Thư mục này đã có trung tâm; khóa chính không bao giờ bị ghi đè.',
    en: 'The folder holds a hub already. Serve it, or name another folder.',
    axis: 20,
  },
  'keyring/permissions': {
    status: 500,
    vi: 'Người khác truy cập được tệp khóa chính.',
    en: 'Others can reach the master key file. Give it mode 0600.',
    axis: 20,
  },
  'keyring/damaged': {
    status: 500,
    vi: 'Tệp khóa chính bị hỏng.',
    en: 'The master key file does not hold a key. Restore it from its backup.',
    axis: 20,
  },
  'keyring/tampered': {
    status: 500,
    vi: 'Dữ liệu được bảo vệ không còn nguyên vẹn; quản trị viên đã được báo.',
    en: 'Sealed data was altered, cut off, or sealed under another key. An operator compares it with a backup.',
    axis: 21,
  },
  'keyring/too-long': {
    status: 413,
    vi: 'Tệp quá lớn để bảo vệ.',
    en: 'The content is too long to be sealed in one piece. Split it.',
    axis: 10,
  },
  'keyring/erased': {
    status: 410,
    vi: 'Nội dung văn bản đã được xóa theo quy định.',
    en: 'The key of this content was destroyed on purpose. Do not retry.',
  },
  'keyring/unavailable': {
    status: 503,
    vi: 'Khóa bảo vệ dữ liệu tạm thời không sử dụng được; vui lòng gửi lại sau.',
    en: 'The master key cannot be read or written now. Retry later.',
    axis: 20,
  },
} as const satisfies Area<'keyring'>;
