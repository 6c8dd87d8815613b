import type { Area } from '../entry.js';

/** What the face of the national document axis refuses of a call, besides what every edge refuses. */
export const axisFace = {
  'axis/off': {
    status: 404,
    vi: 'Trung tâm này không mở giao thức của trục liên thông.',
    en: 'This hub does not serve the axis’s protocol. Start it with --axis-port.',
  },
  'axis/message-type': {
    status: 422,
    vi: 'Loại bản tin (messagetype) không khớp với nội dung tệp.',
    en: 'The messagetype says edoc or status, and the file is the other one.',
    axis: 22,
  },
  'axis/argument-value': {
    status: 422,
    vi: 'Tham số {argument} không hợp lệ; chấp nhận: {allowed}.',
    en: 'The argument {argument} must be one of: {allowed}.',
    axis: 10,
  },
  'axis/recipients-left': {
    status: 422,
    vi: 'Nơi nhận (to) còn lại từ lần gửi trước: văn bản này không ghi đơn vị nào trong số đó.',
    en: 'The same client object sent another file to these recipients before, and this message names none of them. Give its own, or leave `to` out.',
    axis: 10,
  },
  'axis/document-unknown': {
    status: 404,
    vi: 'Không tìm thấy gói tin theo docId.',
    en: 'There is no such entry in the inboxes of this system’s agencies. Take the docId from the list.',
    axis: 21,
  },
  'axis/file-hash': {
    status: 422,
    vi: 'Tệp nhận được khác với mã băm (hash-file) đã ký.',
    en: 'The SHA-256 of the file, without CR LF, is not the signed hash-file.',
    axis: 10,
  },
  'axis/agency-invalid': {
    status: 422,
    vi: 'Thông tin đơn vị không phải là JSON hợp lệ có mã (code) và tên (name).',
    en: 'The body must be a JSON object with an agency code and a name, or AgencyCode an agency code.',
    axis: 10,
  },
  'axis/register-is-the-operators': {
    status: 403,
    vi: 'Danh mục đơn vị do quản trị viên trục quản lý; đề nghị liên hệ để đăng ký hoặc đóng đơn vị {agency}.',
    en: 'No system changes the register. Ask the operator to register or close {agency}.',
    axis: 19,
  },
  'axis/call-unknown': {
    status: 404,
    vi: 'Trục không có lời gọi này.',
    en: 'The address ends in no call of the axis’s protocol.',
    axis: 20,
  },
  'axis/name-taken': {
    status: 409,
    vi: 'Mã hệ thống trên trục (systemid) đã được cấp cho hệ thống khác.',
    en: 'Another system has this systemid. Choose another.',
  },
  'axis/name-malformed': {
    status: 422,
    vi: 'Mã hệ thống trên trục (systemid) không đúng định dạng.',
    en: 'A systemid has 3 to 100 printable characters without spaces, in ASCII.',
  },
  'axis/two-secrets': {
    status: 409,
    vi: 'Hệ thống đang có hai khóa bí mật còn hiệu lực; hãy thu hồi một khóa trước.',
    en: 'Two secrets hold already, as during a rotation. Revoke one first.',
  },
  'axis/secret-unknown': {
    status: 404,
    vi: 'Không tìm thấy khóa bí mật.',
    en: 'No such secret was issued. Check its id.',
  },
} as const satisfies Area<'axis'>;

export const offer = {
  'offer/not-failed': {
    status: 409,
    vi: 'Hệ thống nhận chưa báo lỗi đối với bản tin này, hoặc đã có quyết định.',
    en: 'This system did not say that it failed to take the entry, or it was decided upon before. List the desk again.',
  },
} as const satisfies Area<'offer'>;
