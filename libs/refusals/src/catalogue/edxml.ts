import type { Area, AxisNumber } from '../entry.js';

const refusalOf = (vi: string, en: string, axis: AxisNumber = 22) => ({ status: 422, vi, en, axis });

export const edxml = {
  'edxml/malformed': {
    ...refusalOf(
      'Nội dung XML không đúng cú pháp.',
      'The message is not well-formed XML. Correct it at the path named.',
    ),
    status: 400,
  },
  'edxml/encoding': {
    ...refusalOf('Tệp edXML phải dùng bảng mã UTF-8.', 'The message is not UTF-8. Write it as UTF-8.'),
    status: 400,
  },
  'edxml/dtd': {
    ...refusalOf(
      'Không chấp nhận khai báo DTD trong edXML.',
      'A document type declaration or processing instruction is refused. Remove it.',
    ),
    status: 400,
  },
  'edxml/entity': {
    ...refusalOf(
      'Không chấp nhận thực thể (entity) trong edXML.',
      'Only the five built-in entities are read. Write the characters themselves.',
    ),
    status: 400,
  },
  'edxml/xinclude': {
    ...refusalOf('Không chấp nhận XInclude trong edXML.', 'XInclude is refused. Send the message whole.'),
    status: 400,
  },
  'edxml/not-edxml': refusalOf(
    'Tệp không phải là gói tin edXML.',
    'The XML lacks the edXML envelope or its MessageHeader.',
  ),
  'edxml/limit': {
    ...refusalOf(
      'Gói tin vượt giới hạn {limit} ({max}).',
      'The message passes the limit {limit} of {max}. Make it smaller or flatter.',
      10,
    ),
    status: 413,
  },
  'edxml/ambiguous': refusalOf(
    'Một thành phần chỉ được có một lần nhưng xuất hiện nhiều lần.',
    'An element that decides something is there twice. Send it once.',
  ),
  'edxml/from-missing': refusalOf('Thiếu đơn vị gửi.', 'The header names no sender (From/OrganId).', 19),
  'edxml/from-invalid': refusalOf('Mã đơn vị gửi không hợp lệ.', 'The sender’s OrganId is no agency code.', 19),
  'edxml/recipient-missing': refusalOf('Thiếu đơn vị nhận.', 'The header names no recipient (To/OrganId).', 18),
  'edxml/recipient-invalid': refusalOf('Mã đơn vị nhận không hợp lệ.', 'A recipient’s OrganId is no agency code.', 18),
  'edxml/duplicate-recipient': refusalOf(
    'Đơn vị nhận được ghi nhiều lần.',
    'A recipient is named twice. Name it once.',
    10,
  ),
  'edxml/document-id-missing': refusalOf(
    'Thiếu mã văn bản (DocumentId).',
    'The header has no DocumentId. A retry could not be told from a new document.',
  ),
  'edxml/business-type': refusalOf(
    'Loại nghiệp vụ (BussinessDocType) không hợp lệ.',
    'The business type is none of 0 to 3.',
  ),
  'edxml/receiver-type': refusalOf(
    'ReceiverType phải là 0 (bỏ) hoặc 1 (thêm).',
    'An update names a receiver without saying 0 (removed) or 1 (added) in ReceiverType. Say which.',
  ),
  'edxml/status-code': refusalOf('Mã trạng thái không có trong quy chuẩn.', 'The StatusCode is missing or unknown.'),
  'edxml/required': refusalOf(
    'Thiếu thành phần bắt buộc.',
    'A required value is missing, so the message cannot be written.',
  ),
  'edxml/character': refusalOf(
    'Có ký tự không được phép trong XML.',
    'A value holds a character that XML 1.0 cannot carry. Remove it.',
  ),
  'edxml/too-long': refusalOf(
    'Giá trị dài quá mức quy định.',
    'A value is longer than the standard allows. Shorten it.',
  ),
  'edxml/value': refusalOf('Giá trị không nằm trong danh mục quy định.', 'A value is none that the standard lists.'),
  'edxml/unwritable': {
    ...refusalOf(
      'Không lập được gói tin edXML từ dữ liệu này.',
      'The message cannot be written as edXML; checking should have refused it. Report it with its instance.',
      20,
    ),
    status: 500,
  },
  'edxml/not-writable': refusalOf(
    'Không lập được gói tin edXML từ văn bản này.',
    'The document was sent as JSON and does not fit edXML, at the path named. Read it as JSON, at /document.',
  ),
  'edxml/no-header': {
    ...refusalOf(
      'Gói tin thiếu phần đầu edXML.',
      'The stored message has no edXMLHeader that ends, so nothing can be added to it. Report it with its instance.',
      20,
    ),
    status: 500,
  },
} as const satisfies Area<'edxml'>;
