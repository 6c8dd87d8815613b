import type { Area } from '../entry.js';

export const agency = {
  'agency/unknown': { status: 404, vi: 'Không tìm thấy đơn vị.', en: 'No such agency is registered. Check the code.' },
  'agency/already-registered': {
    status: 409,
    vi: 'Đơn vị đã được đăng ký với thông tin khác.',
    en: 'The agency is registered with other facts. Rename or move it instead of registering it again.',
  },
  'agency/code-taken': {
    status: 409,
    vi: 'Mã đơn vị đã thuộc về đơn vị {agency}.',
    en: 'The code belongs to agency {agency}. Use another code.',
  },
  'agency/centre-not-registrable': {
    status: 422,
    vi: 'Mã trung tâm trao đổi không đăng ký làm đơn vị nhận được.',
    en: 'This is the code of an exchange centre, which passes messages on and is never an agency.',
  },
  'agency/name-unwritable': {
    status: 422,
    vi: 'Tên đơn vị dài quá 200 ký tự hoặc có ký tự điều khiển.',
    en: 'A name is one line of at most 200 printable characters: longer ones and control characters stand in no message.',
  },
  'agency/name-empty': { status: 422, vi: 'Thiếu tên đơn vị.', en: 'The agency needs a name.' },
  'agency/parent-unknown': {
    status: 422,
    vi: 'Đơn vị cấp trên {agency} chưa được đăng ký.',
    en: 'The parent {agency} is not registered on that day. Register it first.',
  },
  'agency/parent-closed': {
    status: 422,
    vi: 'Đơn vị cấp trên {agency} đã giải thể.',
    en: 'The parent {agency} is closed on that day. Name its successor.',
  },
  'agency/parent-cycle': {
    status: 422,
    vi: 'Đơn vị không thể là cấp trên của chính mình.',
    en: 'The parent lies below the agency itself. Name another parent.',
  },
  'agency/before-registration': {
    status: 422,
    vi: 'Ngày hiệu lực trước ngày đăng ký đơn vị.',
    en: 'The change would hold before the agency was registered. Correct its day.',
  },
  'agency/closed': {
    status: 409,
    vi: 'Đơn vị đã giải thể vào ngày này.',
    en: 'The agency is closed on that day, so nothing of it changes any more.',
  },
  'agency/already-closed': {
    status: 409,
    vi: 'Đơn vị đã được ghi nhận giải thể với nội dung khác.',
    en: 'The agency was closed already, on another day or with other successors.',
  },
  'agency/dates-out-of-order': {
    status: 409,
    vi: 'Ngày hiệu lực sớm hơn một thay đổi đã ghi nhận.',
    en: 'A later change is recorded already. Record changes in the order of their days.',
  },
} as const satisfies Area<'agency'>;
