import type { Area } from '../entry.js';

/** The working calendar and the limits counted with it. */
export const calendar = {
  'calendar/decision-malformed': {
    status: 422,
    vi: 'Quyết định về ngày nghỉ không đúng mẫu.',
    en: 'A decision of the calendar does not have the shape of libs/calendar/data/decisions.json. Correct the place named.',
  },
  'calendar/swap-impossible': {
    status: 422,
    vi: 'Ngày hoán đổi không hợp lệ: chỉ hoán đổi ngày làm việc với ngày nghỉ hằng tuần.',
    en: 'A swap takes a weekday off and has a Saturday or Sunday work instead. Correct the day named.',
  },
  'calendar/hours-malformed': {
    status: 422,
    vi: 'Giờ làm việc của đơn vị không đúng mẫu.',
    en: 'The hours of a unit do not have the shape of libs/calendar/data/hours.json, or nothing in them works. Correct the place named.',
  },
  'calendar/sessions-overlap': {
    status: 422,
    vi: 'Các buổi làm việc trùng nhau; mỗi ngày có tối đa một buổi sáng và một buổi chiều giải quyết hồ sơ.',
    en: 'Sessions overlap, or a day has more than one that works before noon or after it. Split at noon what runs through.',
  },
  'calendar/limit-malformed': {
    status: 422,
    vi: 'Thời hạn {amount} không hợp lệ.',
    en: 'A limit is a whole number up to 3650 of days, half days or hours (hours also by halves), not {amount}: 3d, 1hd, 8h, 30cd.',
  },
  'calendar/limit-negative': {
    status: 422,
    vi: 'Thời hạn {amount} nhỏ hơn 0.',
    en: 'A limit of {amount} is below zero. Give 0 for the same day.',
  },
  'calendar/shipped-broken': {
    status: 500,
    vi: 'Dữ liệu lịch làm việc kèm theo bị hỏng; quản trị viên đã được báo.',
    en: 'The calendar that ships with the hub cannot be read. Install it anew.',
  },
} as const satisfies Area<'calendar'>;
