import type { Area } from '../entry.js';

/** What the header protocol of the national document axis refuses before any call is looked at, and what its replies may be. */
export const axisProtocol = {
  'axis/signature-missing': {
    status: 401,
    vi: 'Yêu cầu thiếu chữ ký (sign-header, hash-header).',
    en: 'The call has no sign-header or no hash-header. Sign its arguments.',
    axis: 15,
  },
  'axis/signature-malformed': {
    status: 400,
    vi: 'Phần ký (sign-header) không phải là JSON của các tham số.',
    en: 'The sign-header is no JSON object of strings that holds what sign-header-key names.',
    axis: 15,
  },
  'axis/signature-wrong': {
    status: 401,
    vi: 'Mã hệ thống hoặc khóa bí mật không đúng.',
    en: 'The system is unknown or hash-header was made with another secret. Check both.',
    axis: 15,
  },
  'axis/description-destroyed': {
    status: 400,
    vi: 'Nội dung mô tả (description) có dấu đã bị hỏng khi truyền nên không kiểm tra được chữ ký; vui lòng viết không dấu.',
    en: 'The description lost characters beyond Latin-1 on its way, and no reading of them fits the signature. Write it in ASCII.',
    axis: 15,
  },
  'axis/header-differs': {
    status: 400,
    vi: 'Tham số {argument} khác với giá trị đã ký.',
    en: 'The header of {argument} differs from its value in sign-header.',
    axis: 15,
  },
  'axis/argument-missing': {
    status: 400,
    vi: 'Thiếu tham số {argument}.',
    en: 'The call needs the argument {argument}.',
    axis: 10,
  },
  'axis/argument-unsigned': {
    status: 401,
    vi: 'Tham số {argument} chưa được ký.',
    en: 'The argument {argument} is there but not signed. Sign it with the call.',
    axis: 15,
  },
  'axis/doc-id-malformed': {
    status: 400,
    vi: 'Mã gói tin (docId) không đúng định dạng.',
    en: 'A docId holds digits, letters and hyphens only.',
    axis: 10,
  },
  'axis/reply-malformed': {
    status: 502,
    vi: 'Trục liên thông trả lời không đúng định dạng.',
    en: 'The axis answered with what is no reply to the call: an outage, never an empty list.',
    axis: 20,
  },
  'axis/reply-status': {
    status: 502,
    vi: 'Trục liên thông đang gặp sự cố.',
    en: 'The axis answered with another HTTP status than 200 or 201.',
    axis: 20,
  },
} as const satisfies Area<'axis'>;
