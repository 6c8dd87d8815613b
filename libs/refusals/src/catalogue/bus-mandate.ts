import type { Area } from '../entry.js';

export const busMandate = {
  'bus-mandate/dates': {
    status: 422,
    vi: 'Ngày hết hiệu lực của quyền kết nối trục bản tin phải sau ngày bắt đầu.',
    en: 'The bus mandate ends before it begins. Correct its days.',
  },
  'bus-mandate/agency-unknown': {
    status: 422,
    vi: 'Đơn vị chưa được đăng ký.',
    en: 'The agency of the bus mandate is not registered. Register it first.',
    axis: 19,
  },
  'bus-mandate/agency-closed': {
    status: 422,
    vi: 'Đơn vị đã giải thể, không gửi qua trục bản tin nữa.',
    en: 'The agency is closed and speaks on the bus no more. Grant the bus mandate of its successor.',
  },
  'bus-mandate/needs-mandate': {
    status: 422,
    vi: 'Hệ thống {system} chưa được ủy quyền thay mặt đơn vị trong suốt thời gian này.',
    en: 'System {system} has no ordinary mandate for the agency all that time. Grant that first.',
  },
  'bus-mandate/held': {
    status: 409,
    vi: 'Hệ thống {system} đang giữ quyền kết nối trục bản tin của đơn vị, không thời hạn.',
    en: 'System {system} holds the agency’s bus mandate without an end. End that first.',
  },
  'bus-mandate/held-until': {
    status: 409,
    vi: 'Hệ thống {system} giữ quyền kết nối trục bản tin của đơn vị đến {until}.',
    en: 'System {system} holds the agency’s bus mandate until {until}. Begin then, or end that first.',
  },
} as const satisfies Area<'bus-mandate'>;
