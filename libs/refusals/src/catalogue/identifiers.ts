import type { Area, AxisNumber } from '../entry.js';

const malformed = (vi: string, en: string, axis: AxisNumber = 22) => ({ status: 422, vi, en, axis });

export const identifiers = {
  'identifiers/agency-code-malformed': malformed(
    'Mã định danh đơn vị không đúng định dạng.',
    'The text is no agency code of any generation (Decision 20/2020, QCVN 102:2016, guide 2803). Look it up in the register.',
  ),
  'identifiers/business-type-unknown': malformed(
    'Loại nghiệp vụ không hợp lệ.',
    'The business type is none of 0 to 3.',
  ),
  'identifiers/content-hash-malformed': malformed(
    'Mã băm nội dung không đúng định dạng.',
    'A content hash is 64 lower-case hex digits of SHA-256.',
    10,
  ),
  'identifiers/cursor-malformed': {
    status: 400,
    vi: 'Con trỏ hộp nhận không đúng định dạng.',
    en: 'A cursor is `<epoch>:<revision>` as the inbox gave it. Start without one to read from the beginning.',
  },
  'identifiers/date-impossible': malformed(
    'Ngày tháng không có thật.',
    'The date does not exist in the calendar. Correct it.',
  ),
  'identifiers/date-malformed': malformed(
    'Ngày tháng không đúng định dạng.',
    'Write the date in the form that the field names.',
  ),
  'identifiers/instant-malformed': malformed(
    'Thời điểm không đúng định dạng.',
    'Write the moment as RFC 3339 with its offset, or as `yyyy/MM/dd HH:mm:ss` in edXML.',
  ),
  'identifiers/document-id-empty': malformed('Thiếu mã văn bản.', 'The document id is empty. Give one.'),
  'identifiers/document-id-too-long': malformed(
    'Mã văn bản dài quá {max} ký tự.',
    'The document id is longer than {max} characters. Shorten it.',
  ),
  'identifiers/document-id-unprintable': malformed(
    'Mã văn bản chứa ký tự không in được hoặc khoảng trắng ở đầu, cuối.',
    'The document id holds control characters or surrounding space. Remove them.',
  ),
  'identifiers/document-number-malformed': malformed(
    'Số văn bản không hợp lệ.',
    'The document number is malformed. Correct it.',
  ),
  'identifiers/document-notation-malformed': malformed(
    'Ký hiệu văn bản không hợp lệ.',
    'The notation is malformed. Correct it.',
  ),
  'identifiers/dossier-code-malformed': malformed(
    'Mã hồ sơ không đúng định dạng.',
    'The dossier code is malformed. Correct it.',
  ),
  'identifiers/dossier-code-date': malformed(
    'Ngày trong mã hồ sơ không có thật.',
    'The date in the dossier code does not exist.',
  ),
  'identifiers/procedure-code-malformed': malformed(
    'Mã thủ tục hành chính không đúng định dạng.',
    'The procedure code is malformed.',
  ),
  'identifiers/priority-unknown': malformed('Độ khẩn không hợp lệ.', 'The priority is none of 0 to 4.'),
  'identifiers/status-code-unknown': malformed(
    'Mã trạng thái không có trong quy chuẩn.',
    'The status code is unknown.',
  ),
  'identifiers/steering-type-unknown': malformed('Loại chỉ đạo không hợp lệ.', 'The steering type is unknown.'),
} as const satisfies Area<'identifiers'>;
