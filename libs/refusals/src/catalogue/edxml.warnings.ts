import type { Area } from '../entry.js';

/** Tolerated on reading: the message is taken, and its sender is told. */
const warning = (vi: string, en: string) => ({ status: 200, vi, en });

export const warnings = {
  'edxml/junk-before-declaration': warning(
    'Có byte thừa trước khai báo XML.',
    'There are bytes before the XML declaration; they were skipped.',
  ),
  'edxml/byte-order-mark': warning(
    'Tệp bắt đầu bằng dấu thứ tự byte (BOM).',
    'The message begins with a byte order mark.',
  ),
  'edxml/prefix-unbound': warning('Tiền tố không gian tên chưa được khai báo.', 'A namespace prefix is not declared.'),
  'edxml/namespace-missing': warning('Thiếu không gian tên edXML.', 'The elements have no namespace.'),
  'edxml/status-element': warning(
    'Trạng thái nằm trong phần tử Status thay vì MessageHeader.',
    'The status lies in Status; write MessageHeader.',
  ),
  'edxml/nested-from': warning('Phần tử From lồng trong From.', 'From is nested in From; the inner one was read.'),
  'edxml/unknown-element': warning(
    'Có phần tử ngoài quy chuẩn.',
    'An element is not in the standard; it was passed over.',
  ),
  'edxml/repeated-element': warning(
    'Phần tử bị lặp; chỉ dùng phần tử đầu.',
    'An element is repeated; the first one counts.',
  ),
  'edxml/empty-element': warning('Có phần tử trống.', 'An element is empty; leave it out.'),
  'edxml/required-missing': warning(
    'Thiếu phần tử mà quy chuẩn yêu cầu.',
    'An element that the standard requires is missing.',
  ),
  'edxml/organ-id-missing': warning('Thiếu mã định danh đơn vị.', 'An OrganId is missing.'),
  'edxml/organ-id-invalid': warning('Mã định danh đơn vị không đúng định dạng.', 'An OrganId is no agency code.'),
  'edxml/zero-width-space': warning('Có ký tự trắng vô hình.', 'A value holds zero-width space; it was removed.'),
  'edxml/date-form': warning(
    'Ngày viết sai định dạng quy chuẩn.',
    'A date is written in another form than the standard’s; it was understood.',
  ),
  'edxml/date-impossible': warning('Ngày không có thật.', 'A date does not exist in the calendar; it was left out.'),
  'edxml/date-unreadable': warning('Không đọc được ngày.', 'A date cannot be read; it was left out.'),
  'edxml/status-code-form': warning(
    'Mã trạng thái viết thiếu số 0.',
    'The status code lacks its leading zero; it was understood.',
  ),
  'edxml/content-id-form': warning('ContentId lặp tiền tố cid.', 'A ContentId repeats its cid: prefix.'),
  'edxml/content-id-repeated': warning('ContentId bị trùng.', 'Two attachments share a ContentId.'),
  'edxml/manifest-without-attachment': warning(
    'Danh mục nêu tệp không được đính kèm.',
    'The manifest names a file that is not attached.',
  ),
  'edxml/attachment-not-in-manifest': warning(
    'Tệp đính kèm không có trong danh mục.',
    'An attachment is not in the manifest.',
  ),
  'edxml/attachment-empty': warning('Tệp đính kèm trống.', 'An attachment is empty.'),
  'edxml/attachment-name-missing': warning('Tệp đính kèm không có tên.', 'An attachment has no name; one was made.'),
  'edxml/zip-kept': warning('Tệp nén được giữ nguyên.', 'An attachment’s ZIP was kept as it is.'),
  'edxml/warnings-omitted': warning(
    'Còn nhiều cảnh báo khác không liệt kê.',
    'There are more warnings than are listed.',
  ),
  'edxml/original-unknown': warning(
    'Không tìm thấy văn bản gốc; gói tin được chuyển như nhận.',
    'The original document is not known here; the message was delivered as received.',
  ),
} as const satisfies Area<'edxml'>;
