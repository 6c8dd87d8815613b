import type { Area } from '../entry.js';

export const system = {
  'system/unknown': {
    status: 404,
    vi: 'Không tìm thấy hệ thống kết nối.',
    en: 'No such system is registered. Check its id.',
    axis: 15,
  },
  'system/already-registered': {
    status: 409,
    vi: 'Hệ thống đã được đăng ký với thông tin khác.',
    en: 'The system is registered with another name or kind. Use another id.',
  },
  'system/name-empty': { status: 422, vi: 'Thiếu tên hệ thống.', en: 'The system needs a name.' },
  'system/id-malformed': {
    status: 422,
    vi: 'Mã hệ thống không đúng định dạng.',
    en: 'The system id is malformed. Correct it.',
    axis: 15,
  },
} as const satisfies Area<'system'>;

export const mandate = {
  'mandate/dates': {
    status: 422,
    vi: 'Ngày hết hiệu lực ủy quyền phải sau ngày bắt đầu.',
    en: 'The mandate ends before it begins. Correct its days.',
  },
  'mandate/agency-unknown': {
    status: 422,
    vi: 'Đơn vị được ủy quyền chưa được đăng ký.',
    en: 'The agency of the mandate is not registered. Register it first.',
    axis: 19,
  },
  'mandate/closed-agency-needs-end': {
    status: 422,
    vi: 'Ủy quyền cho đơn vị đã giải thể phải có ngày kết thúc.',
    en: 'A mandate for a closed agency needs its last day.',
  },
} as const satisfies Area<'mandate'>;

export const credential = {
  'credential/expired': {
    status: 422,
    vi: 'Hạn dùng của mã truy cập đã qua.',
    en: 'The credential would be expired when issued. Give a later end.',
    axis: 15,
  },
  'credential/already-issued': {
    status: 409,
    vi: 'Mã truy cập đã được cấp.',
    en: 'This credential id was issued already. Issue another.',
  },
  'credential/unknown': {
    status: 404,
    vi: 'Không tìm thấy mã truy cập.',
    en: 'The system holds no such credential. Check its id.',
    axis: 15,
  },
  'credential/id-malformed': {
    status: 422,
    vi: 'Mã định danh truy cập không đúng định dạng.',
    en: 'The credential id is malformed.',
  },
} as const satisfies Area<'credential'>;
