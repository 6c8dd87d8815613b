import type { Area } from '../entry.js';

/** A dossier as a whole. */
export const dossier = {
  'dossier/unknown': {
    status: 404,
    vi: 'Không tìm thấy hồ sơ.',
    en: 'No such dossier, or none that you may see. Check its code.',
  },
  'dossier/filed-already': {
    status: 409,
    vi: 'Hồ sơ đã được nộp.',
    en: 'This dossier was filed already. File another under another id.',
  },
  'dossier/not-received': {
    status: 409,
    vi: 'Hồ sơ chưa được tiếp nhận.',
    en: 'The dossier was not received yet. Receive it first.',
  },
  'dossier/received-already': {
    status: 409,
    vi: 'Hồ sơ đã được tiếp nhận.',
    en: 'The dossier was received already, under the code that it has.',
  },
  'dossier/finished': {
    status: 409,
    vi: 'Hồ sơ đã kết thúc.',
    en: 'The dossier is finished: nothing is reported on it any more. A correction is a new dossier.',
  },
  'dossier/said-otherwise': {
    status: 409,
    vi: 'Việc này đã được ghi nhận với nội dung khác.',
    en: 'This was told before, with another moment or other words. What was recorded stays; read the trace.',
  },
  'dossier/unknown-option': {
    status: 422,
    vi: 'Thủ tục không có lựa chọn này.',
    en: 'The procedure has no such option, or none that is found on the way. Compare its definition.',
  },
  'dossier/option-on-the-way': {
    status: 422,
    vi: 'Điều kiện {option} chỉ phát sinh trong quá trình giải quyết, không chọn khi nộp hồ sơ.',
    en: 'Option {option} is found on the way. Leave it out; the agency of a leg reports it as option-found.',
  },
  'dossier/no-items': {
    status: 422,
    vi: 'Hồ sơ không có giấy tờ nào.',
    en: 'A filing names the items that came with it. Name them, those on paper without data.',
  },
  'dossier/repeated': {
    status: 422,
    vi: 'Nội dung này đã được nêu ở trên.',
    en: 'This is named twice. Name each item and each option once.',
  },
  'dossier/item-empty': {
    status: 422,
    vi: 'Giấy tờ {item} không có dữ liệu, cũng không có tệp.',
    en: 'Item {item} has neither data nor files in it. Leave out `fields` and `files` for what is on paper.',
  },
  'dossier/unprintable': {
    status: 422,
    vi: 'Dữ liệu chứa ký tự điều khiển.',
    en: 'The data hold control characters, or marks that turn the direction of reading. Take them out.',
  },
  'dossier/unknown-item': {
    status: 422,
    vi: 'Thủ tục không có giấy tờ này do người dân nộp.',
    en: 'The procedure knows no such item that a citizen files. Compare its definition.',
  },
  'dossier/code-prefix': {
    status: 422,
    vi: 'Mã hồ sơ phải bắt đầu bằng mã đơn vị tiếp nhận: {expected}.',
    en: 'The code of a dossier begins with a code of the agency that received it ({expected}). None is made up for it: correct it.',
  },
  'dossier/code-date': {
    status: 422,
    vi: 'Ngày trong mã hồ sơ phải là ngày tiếp nhận {expected}.',
    en: 'The code of a dossier carries the day of its reception, {expected}, as YYMMDD. Correct one of them.',
  },
  'dossier/code-linked': {
    status: 409,
    vi: 'Hồ sơ đã có mã quốc gia khác.',
    en: 'The dossier has another national code already. Look at both systems before you change either.',
  },
  'dossier/before-reception': {
    status: 422,
    vi: 'Thời điểm nằm trước khi hồ sơ được nộp hoặc tiếp nhận.',
    en: 'The moment lies before the filing, the reception or the request. Correct it.',
  },
  'dossier/reason-required': {
    status: 422,
    vi: 'Phải nêu lý do.',
    en: 'This needs a reason that the citizen can read. Give it.',
  },
  'dossier/result-issued': {
    status: 409,
    vi: 'Hồ sơ đã có kết quả.',
    en: 'The result is there: the dossier can no longer be withdrawn or stopped. Deliver it.',
  },
  'dossier/result-not-issued': {
    status: 409,
    vi: 'Hồ sơ chưa có kết quả để trả.',
    en: 'There is no result to deliver yet: legs are open. Report what is missing first.',
  },
  'dossier/unknown-field': {
    status: 422,
    vi: 'Giấy tờ {item} không có trường dữ liệu này.',
    en: 'Item {item} holds no such data: the procedure names all that it may. Leave it out, or correct its name.',
  },
  'dossier/not-produced': {
    status: 422,
    vi: 'Chặng {leg} không trả kết quả này.',
    en: 'Leg {leg} produces no such item. Compare its `produces`.',
  },
  'dossier/file-unknown': {
    status: 404,
    vi: 'Không tìm thấy tệp này trong hồ sơ.',
    en: 'The item has no such file, or none that you may see: its leg is another agency’s, or it was erased.',
  },
  'dossier/file-elsewhere': {
    status: 409,
    vi: 'Tệp này nằm trong văn bản {transfer}, tệp số {attachment}; hãy lấy ở đó.',
    en: 'The file is attachment {attachment} of transfer {transfer}. Read it there, if you have that transfer.',
  },
  'dossier/content-too-large': {
    status: 422,
    vi: 'Dữ liệu của giấy tờ vượt quá {most} byte.',
    en: 'The data of one item take at most {most} bytes. Send what is larger as a file, and refer to it.',
  },
  'dossier/code-taken': {
    status: 409,
    vi: 'Mã này đã thuộc về hồ sơ khác.',
    en: 'Another dossier has this code. Correct it: a code belongs to one dossier for good.',
  },
  'dossier/not-in-mandate': {
    status: 403,
    vi: 'Hệ thống không được ủy quyền cho cơ quan này.',
    en: 'This system holds no mandate for the agency. Ask the operator for one, or speak for another agency.',
  },
  'dossier/not-receiver': {
    status: 403,
    vi: 'Chỉ cơ quan tiếp nhận hồ sơ được làm việc này.',
    en: 'Only the agency that received the dossier does that. Tell it instead.',
  },
  'dossier/not-party': {
    status: 403,
    vi: 'Cơ quan này không tham gia giải quyết hồ sơ.',
    en: 'The agency has no part in the dossier. Speak for the one that has.',
  },
  'dossier/moment-ahead': {
    status: 422,
    vi: 'Thời điểm nằm trong tương lai.',
    en: 'The moment lies ahead of the hub’s clock. Report what has happened; correct the clock of the system.',
  },
  'dossier/receiver-unknown': {
    status: 422,
    vi: 'Danh bạ không có cơ quan này, hoặc cơ quan không còn hoạt động.',
    en: 'The register knows no such agency, or nobody answers for it at this instant. Compare the register.',
  },
} as const satisfies Area<'dossier'>;

/** Its legs. */
export const dossierLeg = {
  'dossier/unknown-leg': {
    status: 404,
    vi: 'Thủ tục không có chặng {leg}.',
    en: 'The procedure has no leg {leg}, or it does not take place here. Compare its definition.',
  },
  'dossier/leg-not-started': {
    status: 409,
    vi: 'Chặng {leg} chưa được chuyển đến.',
    en: 'Leg {leg} was not handed over yet. Send the report again when it is in the inbox.',
  },
  'dossier/leg-not-open': {
    status: 409,
    vi: 'Chặng {leg} không còn mở.',
    en: 'Leg {leg} is done, called off, or waits for a correction. Read the trace.',
  },
  'dossier/report-conflict': {
    status: 409,
    vi: 'Mã báo cáo {reportId} đã dùng cho nội dung khác.',
    en: 'Report {reportId} said something else the first time. Give a new report an id of its own; a retry repeats every word.',
  },
  'dossier/result-missing': {
    status: 422,
    vi: 'Chặng {leg} phải kèm kết quả {item}.',
    en: 'Leg {leg} is done with its result {item}. Name it in `items`, without data where it is on paper.',
  },
  'dossier/wrong-agency': {
    status: 403,
    vi: 'Chặng {leg} do cơ quan khác chủ trì.',
    en: 'Another agency is in charge of leg {leg}. Only that one reports on it.',
  },
  'dossier/unknown-step': {
    status: 422,
    vi: 'Chặng không có bước {step}.',
    en: 'The leg has no step {step}. Compare the definition.',
  },
  'dossier/no-such-return': {
    status: 422,
    vi: 'Chặng {leg} không được trả lại cho chặng {to}.',
    en: 'The procedure does not let leg {leg} send anything back to {to}. Compare its `returns`.',
  },
  'dossier/assigned-already': {
    status: 409,
    vi: 'Chặng này đã có cơ quan chủ trì.',
    en: 'The leg has an agency already. It passes on only when that one is closed.',
  },
} as const satisfies Area<'dossier'>;

/** Its clock. */
export const dossierClock = {
  'dossier/clock-not-stopped-by-that': {
    status: 422,
    vi: 'Thủ tục không cho tạm dừng thời hạn vì lý do này.',
    en: 'The procedure does not stop its clock for that. Compare its `stops`.',
  },
  'dossier/unknown-fee': {
    status: 422,
    vi: 'Chặng không có khoản {fee}.',
    en: 'The leg asks for no fee {fee}. Compare the definition.',
  },
  'dossier/waiting-already': {
    status: 409,
    vi: 'Chặng {leg} đang chờ người dân về việc này.',
    en: 'Leg {leg} waits for the citizen about that already. End that wait first.',
  },
  'dossier/nothing-awaited': {
    status: 409,
    vi: 'Không có yêu cầu nào đang chờ với mã này.',
    en: 'Nothing is awaited under this id of a request. Compare the request.',
  },
  'dossier/citizen-awaited': {
    status: 409,
    vi: 'Chặng {leg} đang chờ người dân trả lời yêu cầu {requestId}.',
    en: 'Leg {leg} waits for the citizen (request {requestId}) and cannot be done meanwhile. The receiver hands in the answer first.',
  },
  'dossier/answer-conflict': {
    status: 409,
    vi: 'Yêu cầu {requestId} đã được trả lời với nội dung khác.',
    en: 'Request {requestId} was answered otherwise. What is still missing is asked for under an id of its own.',
  },
  'dossier/no-due-date': {
    status: 409,
    vi: 'Hồ sơ chưa có ngày hẹn trả.',
    en: 'The dossier has no due date that could be moved.',
  },
  'dossier/apology-late': {
    status: 409,
    vi: 'Phiếu xin lỗi phải gửi chậm nhất 1 ngày trước ngày hẹn trả.',
    en: 'An apology with a new date goes out at the latest the day before the due date. It is too late for one.',
  },
  'dossier/apology-again': {
    status: 409,
    vi: 'Chỉ được xin lỗi và hẹn lại một lần.',
    en: 'A new date is given once, and it was given. Finish the dossier.',
  },
  'dossier/apology-not-later': {
    status: 422,
    vi: 'Ngày hẹn lại phải sau ngày hẹn cũ.',
    en: 'The new date is not later than the old one. Give a later one.',
  },
  'dossier/apology-too-far': {
    status: 422,
    vi: 'Ngày hẹn lại không được quá 365 ngày kể từ khi xin lỗi.',
    en: 'The new date is more than 365 days after the apology. Check the year, and give an earlier one.',
  },
  'dossier/apology-out-of-hours': {
    status: 422,
    vi: 'Thời điểm hẹn lại nằm ngoài giờ làm việc; giờ làm việc kế tiếp từ {opens} đến {closes}.',
    en: 'Nobody works at the new date. The next working time is from {opens} to {closes}: give one within it.',
  },
} as const satisfies Area<'dossier'>;

/** What it rests on, when the hub starts. */
export const dossierDefinitions = {
  'dossier/definition-broken': {
    status: 500,
    vi: 'Tệp định nghĩa thủ tục, phân công hoặc giờ làm việc có lỗi.',
    en: 'A definition of procedures, competences or hours has a fault; the message names file, line and column. Correct it and start again.',
  },
  'dossier/no-such-folder': {
    status: 500,
    vi: 'Không đọc được thư mục định nghĩa thủ tục.',
    en: 'The folder that --procedures names cannot be read. Correct its path or its rights.',
  },
  'dossier/no-first-event': {
    status: 500,
    vi: 'Hồ sơ không có sự kiện đầu tiên.',
    en: 'A dossier that was filed has no first event: the store is damaged. Restore it from a backup.',
  },
} as const satisfies Area<'dossier'>;
