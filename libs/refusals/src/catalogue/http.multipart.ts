import type { Area } from '../entry.js';

const bad = (status: number, vi: string, en: string) => ({ status, vi, en, axis: 10 as const });

export const multipart = {
  'http/document-first': bad(
    400,
    'Phần đầu tiên của nội dung phải là văn bản (document).',
    'The first part of the multipart body must be named `document`. Send it before the files.',
  ),
  'http/duplicate-document': bad(
    400,
    'Nội dung có hai phần văn bản (document).',
    'The multipart body has a second part named `document`. Send one, and give the files another name.',
  ),
  'http/malformed-multipart': bad(
    400,
    'Nội dung nhiều phần (multipart) không đọc được.',
    'The multipart body is malformed or ends too early. Check the boundary and each part’s Content-Disposition.',
  ),
  'http/part-headers': bad(
    400,
    'Phần đầu của một phần nội dung quá lớn.',
    'The headers of a part are larger than {max} bytes.',
  ),
  'http/part-name': bad(
    400,
    'Tên của một phần nội dung quá dài hoặc không hợp lệ.',
    'A part’s name or file name is missing, not UTF-8, or longer than {max} bytes.',
  ),
  'http/too-many-parts': bad(
    413,
    'Nội dung có quá nhiều phần.',
    'The multipart body has more than {max} parts. Send fewer files.',
  ),
  'http/file-too-large': bad(
    413,
    'Tệp đính kèm vượt quá dung lượng cho phép ({max} byte).',
    'A file is larger than {max} bytes. Split or compress it.',
  ),
  'http/document-too-large': bad(
    413,
    'Phần văn bản vượt quá dung lượng cho phép ({max} byte).',
    'The `document` part is larger than {max} bytes. Put content into files.',
  ),
  'http/body-incomplete': bad(
    400,
    'Kết nối bị ngắt trước khi nhận đủ dữ liệu.',
    'The sender went away before the body was complete. Nothing was stored: send it again.',
  ),
} as const satisfies Area<'http'>;
