import type { Area } from '../entry.js';

export const http = {
  'http/invalid': {
    status: 400,
    vi: 'Dữ liệu gửi lên không đúng cấu trúc; xem danh sách lỗi kèm theo.',
    en: 'The input does not fit its schema. `errors` names each place; correct them and send again.',
    axis: 10,
  },
  'http/malformed-json': {
    status: 400,
    vi: 'Nội dung JSON không đọc được ở dòng {line}, cột {column}.',
    en: 'The body stops being JSON at line {line}, column {column}. Correct it.',
    axis: 10,
  },
  'http/duplicate-key': {
    status: 400,
    vi: 'Nội dung JSON ghi một trường hai lần (dòng {line}, cột {column}).',
    en: 'An object names one key twice, the second time at line {line}, column {column}. Keep one: the hub does not choose.',
    axis: 10,
  },
  'http/forbidden-key': {
    status: 400,
    vi: 'Nội dung JSON có tên trường không được phép (dòng {line}, cột {column}).',
    en: 'An object has a key such as __proto__ at line {line}, column {column}, which is never taken. Leave it out.',
    axis: 10,
  },
  'http/too-deep': {
    status: 400,
    vi: 'Nội dung JSON lồng quá nhiều cấp.',
    en: 'The JSON is nested deeper than {max} levels. Flatten it.',
    axis: 10,
  },
  'http/invalid-utf8': {
    status: 400,
    vi: 'Nội dung không phải là UTF-8 hợp lệ (dòng {line}, cột {column}).',
    en: 'The text is not valid UTF-8 at line {line}, column {column}. Encode it as UTF-8.',
    axis: 10,
  },
  'http/idempotency-key-malformed': {
    status: 400,
    vi: 'Idempotency-Key không đúng định dạng.',
    en: 'The Idempotency-Key is one string of at most {max} printable ASCII characters, in quotes or without. Send one such key.',
  },
  'http/idempotency-key-reused': {
    status: 422,
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.',
    en: 'The Idempotency-Key was used for another request. Repeat that one unchanged, or take a new key.',
  },
  'http/bad-request': {
    status: 400,
    vi: 'Yêu cầu không hợp lệ.',
    en: 'The request is malformed HTTP, or its body does not match its Content-Length. Correct the client.',
    axis: 10,
  },
  'http/bad-url': {
    status: 400,
    vi: 'Địa chỉ không hợp lệ.',
    en: 'The URL cannot be decoded. Percent-encode it as UTF-8.',
  },
  'http/not-found': {
    status: 404,
    vi: 'Không tìm thấy.',
    en: 'There is nothing at this address, or this system may not see it.',
  },
  'http/wrong-method': {
    status: 405,
    vi: 'Phương thức này không dùng được ở địa chỉ này.',
    en: 'This address does not take the method. `Allow` names those it takes.',
  },
  'http/slow-sender': {
    status: 408,
    vi: 'Dữ liệu gửi lên quá chậm nên kết nối bị ngắt.',
    en: 'The request arrived more slowly than the hub waits for. Send again over a better line.',
  },
  'http/too-large': {
    status: 413,
    vi: 'Dữ liệu gửi lên vượt quá dung lượng cho phép.',
    en: 'The body is larger than the hub takes here. Make it smaller.',
    axis: 10,
  },
  'http/url-too-long': { status: 414, vi: 'Địa chỉ quá dài.', en: 'A part of the URL is too long. Shorten it.' },
  'http/wrong-type': {
    status: 415,
    vi: 'Loại nội dung không được hỗ trợ.',
    en: 'This address does not take this Content-Type, charset or Content-Encoding. See its description.',
    axis: 10,
  },
  'http/range': {
    status: 416,
    vi: 'Đoạn dữ liệu yêu cầu nằm ngoài tệp.',
    en: 'The range lies outside the file of {size} bytes. Ask for a part of it.',
  },
  'http/too-many-requests': {
    status: 429,
    vi: 'Hệ thống gửi quá nhiều yêu cầu; vui lòng chờ rồi gửi lại.',
    en: 'This system sends more requests than it may. Wait as long as Retry-After says.',
  },
  'http/headers-too-large': {
    status: 431,
    vi: 'Phần đầu của yêu cầu quá lớn.',
    en: 'The request headers are larger than the hub takes. Send fewer or shorter ones.',
    axis: 10,
  },
  'http/refused': {
    status: 400,
    vi: 'Yêu cầu không được chấp nhận.',
    en: 'The request was refused without a closer reason. See the description of the address.',
  },
  'http/internal': {
    status: 500,
    vi: 'Hệ thống gặp lỗi; quản trị viên đã được báo.',
    en: 'Something broke in the hub. Report it with its instance; the log has the cause.',
    axis: 20,
  },
  'http/unavailable': {
    status: 503,
    vi: 'Hệ thống tạm ngừng phục vụ; vui lòng gửi lại sau.',
    en: 'The hub is stopping or cannot take work now. Retry as Retry-After says.',
    axis: 20,
  },
} as const satisfies Area<'http'>;
