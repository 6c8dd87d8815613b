import type { Area } from '../entry.js';

/** An agency's own view of its dossiers, as a whole. */
export const reconciliation = {
  'reconciliation/unknown': {
    status: 404,
    vi: 'Không tìm thấy lần đối soát, hoặc hồ sơ không có sai lệch trong lần đối soát này.',
    en: 'No such comparison, or none that you may see, or the dossier does not differ in it.',
  },
  'reconciliation/run-taken': {
    status: 409,
    vi: 'Mã lần đối soát này đã dùng cho một lần đối soát khác.',
    en: 'This messageId stands for another comparison already. Give another.',
  },
  'reconciliation/file-missing': {
    status: 400,
    vi: 'Thiếu tệp dữ liệu của đơn vị.',
    en: 'Send one file behind the part `document`, named .csv, .xlsx or .json, or `rows` in JSON.',
  },
  'reconciliation/file-type': {
    status: 415,
    vi: 'Tệp phải là .csv, .xlsx hoặc .json.',
    en: 'The file is named neither .csv nor .xlsx nor .json.',
  },
  'reconciliation/file-unreadable': {
    status: 422,
    vi: 'Không đọc được tệp ({place}).',
    en: 'The file is not what its name says, or is damaged at {place}. Nothing of it was compared.',
  },
  'reconciliation/file-encoding': {
    status: 422,
    vi: 'Tệp không ở bảng mã UTF-8. Hãy lưu lại dạng “CSV UTF-8”.',
    en: 'The file is not in UTF-8, but in UTF-16 or a code page. Save it as “CSV UTF-8”. Nothing of it was compared.',
  },
  'reconciliation/view-empty': {
    status: 422,
    vi: 'Danh sách không có hồ sơ nào. Nếu đơn vị thật sự không có hồ sơ, hãy gửi “complete”: true.',
    en: 'The view has no row. If the agency holds no dossier at all, say so with `complete`: true.',
  },
  'reconciliation/heading-missing': {
    status: 422,
    vi: 'Không thấy cột “{heading}” ở dòng tiêu đề.',
    en: 'No column means “{heading}”. See docs/reconciliation.md for the headings.',
  },
  'reconciliation/heading-repeated': {
    status: 422,
    vi: 'Cột “{heading}” trùng nghĩa với một cột đứng trước.',
    en: 'The column “{heading}” means the same as one before it. Keep one of them.',
  },
  'reconciliation/too-many-rows': {
    status: 413,
    vi: 'Tệp có nhiều hơn {most} dòng.',
    en: 'More than {most} rows. Split the view.',
  },
  'reconciliation/too-large': {
    status: 413,
    vi: 'Tệp lớn hơn mức cho phép ({most} byte).',
    en: 'The view is larger than {most} bytes, as it is or unpacked. Split it, or send CSV.',
  },
  'reconciliation/partner-not-ready': {
    status: 503,
    vi: 'Phần mềm của đơn vị chưa nhận được; sẽ gửi lại.',
    en: 'The partner asks to try again; the records are sent again later.',
  },
  'reconciliation/view-unavailable': {
    status: 503,
    vi: 'Chưa lấy được dữ liệu từ phần mềm của đơn vị; sẽ hỏi lại.',
    en: 'The agency’s system did not give its view: no answer, another status than 200, or a type that is no view.',
  },
  'reconciliation/reader-died': {
    status: 503,
    vi: 'Chưa đọc xong tệp; hãy gửi lại.',
    en: 'The thread that read the view ended before it was done. Nothing of it was compared; send it again.',
  },
  'reconciliation/no-schedule': {
    status: 404,
    vi: 'Đơn vị này không có lịch đối soát hằng ngày.',
    en: 'No daily comparison is set for this agency.',
  },
} as const satisfies Area<'reconciliation'>;

/** Rows that are told with their place and not compared. */
export const reconciliationRows = {
  'reconciliation/reader-failed': {
    status: 500,
    vi: 'Trung tâm không đọc được tệp này do sự cố.',
    en: 'The reader of views failed on this file. Nothing was compared; report it with its instance.',
    axis: 20,
  },
  'reconciliation/code-missing': {
    status: 200,
    vi: 'Dòng {line}, cột “{column}”: thiếu mã hồ sơ.',
    en: 'Row {line}, column “{column}”: the dossier’s code is missing.',
  },
  'reconciliation/code-malformed': {
    status: 200,
    vi: 'Dòng {line}, cột “{column}”: mã hồ sơ có ký tự không hợp lệ.',
    en: 'Row {line}, column “{column}”: this cannot be the code of a dossier.',
  },
  'reconciliation/status-unknown': {
    status: 200,
    vi: 'Dòng {line}, cột “{column}”: trạng thái không có trong danh mục.',
    en: 'Row {line}, column “{column}”: no status of the vocabulary has this code or these words. None is guessed.',
  },
  'reconciliation/date-malformed': {
    status: 200,
    vi: 'Dòng {line}, cột “{column}”: ngày giờ không đúng dạng (dd/MM/yyyy hoặc yyyy-MM-dd).',
    en: 'Row {line}, column “{column}”: neither dd/MM/yyyy nor ISO 8601.',
  },
  'reconciliation/date-impossible': {
    status: 200,
    vi: 'Dòng {line}, cột “{column}”: ngày giờ không có thật.',
    en: 'Row {line}, column “{column}”: this day or hour does not exist.',
  },
  'reconciliation/row-repeated': {
    status: 200,
    vi: 'Dòng {line}: hồ sơ này đã có ở một dòng trước.',
    en: 'Row {line}: the dossier stands in a row before. The first counts.',
  },
} as const satisfies Area<'reconciliation'>;
