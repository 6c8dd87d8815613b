import type { Area, AxisNumber } from '../entry.js';

const refusalOf = (vi: string, en: string, axis: AxisNumber = 21) => ({ status: 422, vi, en, axis });

export const attachments = {
  'edxml/base64': refusalOf(
    'Nội dung tệp đính kèm không phải là Base64 hợp lệ.',
    'An attachment is not valid Base64. Encode it again.',
  ),
  'edxml/attachment-corrupt': refusalOf('Tệp đính kèm bị hỏng.', 'An attachment cannot be decoded. Attach it again.'),
  'edxml/attachment-name': refusalOf(
    'Tên tệp đính kèm không hợp lệ.',
    'An attachment’s name is unsafe as a file name. Rename it.',
    10,
  ),
  'edxml/zip-malformed': refusalOf(
    'Tệp nén của đính kèm không đọc được.',
    'An attachment’s ZIP is malformed. Pack it again.',
  ),
  'edxml/zip-truncated': refusalOf(
    'Tệp nén của đính kèm bị cắt cụt.',
    'An attachment’s ZIP ends too early. Send it whole.',
  ),
  'edxml/zip-crc': refusalOf(
    'Tệp nén của đính kèm sai mã kiểm tra.',
    'An attachment’s ZIP fails its checksum. Pack it again.',
  ),
  'edxml/zip-encrypted': refusalOf(
    'Tệp nén của đính kèm có mật khẩu.',
    'An attachment’s ZIP is encrypted. Send it without a password.',
  ),
  'edxml/zip-entries': refusalOf(
    'Tệp nén của đính kèm có nhiều hơn {max} tệp.',
    'The ZIP of an attachment holds more than {max} files. Divide it.',
  ),
  'edxml/zip-bomb': {
    ...refusalOf(
      'Tệp nén của đính kèm giải nén ra quá lớn.',
      'An attachment’s ZIP expands beyond the limit. Send the file as it is.',
      10,
    ),
    status: 413,
  },
} as const satisfies Area<'edxml'>;
