import type { Area } from '../entry.js';

export const relay = {
  'relay/figures': {
    status: 503,
    vi: 'Không mở được cổng số liệu của tiến trình chuyển tiếp.',
    en: 'The port for /metrics cannot be served; the relay works on without. Give another one with `--metrics-port`.',
  },
  'relay/no-topic': {
    status: 404,
    vi: 'Đơn vị này không kết nối qua trục thông điệp.',
    en: 'Nobody holds the bus mandate of this agency, so it has no topic. Grant one first.',
  },
  'relay/no-reader': {
    status: 409,
    vi: 'Đơn vị này hiện không có hệ thống nào nhận qua trục thông điệp.',
    en: 'Nobody holds the bus mandate at present; read the list of inboxes again.',
  },
  'relay/beyond-head': {
    status: 409,
    vi: 'Hộp thư đến chưa có thông điệp thứ {head}.',
    en: 'The inbox ends at {head}; a rebuild starts at a sequence that exists, or right behind the last one.',
  },
  'relay/rebuild-reason': {
    status: 400,
    vi: 'Cần nêu lý do dựng lại chủ đề.',
    en: 'Say why the topic is rebuilt; the reason is kept on record.',
  },
  'relay/not-acknowledged': {
    status: 409,
    vi: 'Không ghi nhận được xác nhận của đơn vị nhận.',
    en: 'The group committed more than the inbox holds. Look whether the topic belongs to another store.',
  },
  'relay/failed': {
    status: 500,
    vi: 'Bộ chuyển tiếp lên trục thông điệp gặp lỗi; quản trị viên đã được báo.',
    en: 'The relay failed without a code. This is a bug: report it with the log.',
  },
  'relay/open-transaction': {
    status: 503,
    vi: 'Bộ chuyển tiếp đang chờ trục thông điệp kết thúc một giao dịch.',
    en: 'The broker keeps a transaction open behind a topic; the relay asks again until it has ended. Look at the broker when it stays.',
  },
} as const satisfies Area<'relay'>;
