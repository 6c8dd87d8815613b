import type { Area } from '../entry.js';

/** The hub as a client of an axis: joining, pulling, pushing, synchronising. */
export const axisConnector = {
  'axis/nickname-malformed': {
    status: 400,
    vi: 'Tên trục không đúng dạng.',
    en: 'An axis is named by 2 to 40 lower-case letters, digits and hyphens, a letter first.',
  },
  'axis/endpoint-malformed': {
    status: 400,
    vi: 'Địa chỉ của trục không đúng dạng.',
    en: 'The endpoint must look like https://truc.example.gov.vn/api, without credentials, query or fragment.',
  },
  'axis/plain-http': {
    status: 400,
    vi: 'Chỉ được kết nối không mã hóa trên cùng một máy.',
    en: 'Plain HTTP is for loopback only: give an https address, or allow plain HTTP in so many words.',
  },
  'axis/system-malformed': {
    status: 400,
    vi: 'Mã hệ thống (systemid) không đúng dạng.',
    en: 'The systemid is 1 to 200 printable ASCII characters without spaces, as the axis gave it.',
  },
  'axis/organ-malformed': {
    status: 400,
    vi: 'Mã đơn vị vận hành không đúng dạng.',
    en: 'Give the code of the agency that runs this hub: it signs the hop in the trace of what leaves.',
  },
  'axis/secret-malformed': {
    status: 400,
    vi: 'Khóa bí mật không đúng dạng.',
    en: 'The secret is 1 to 512 characters without spaces around, as the axis gave it: how long it is, is the axis’s to say.',
  },
  'axis/joined-already': {
    status: 409,
    vi: 'Đã kết nối trục này với tên {axis}.',
    en: 'This systemid is joined to this endpoint already, as {axis}: one connection takes all its mail. Leave that one first, or join under its name.',
  },
  'axis/not-joined': {
    status: 404,
    vi: 'Chưa kết nối với trục này.',
    en: 'This hub is joined to no axis of that name; `lienthong axis list` shows those that it is joined to.',
  },
  'axis/secret-lost': {
    status: 500,
    vi: 'Không mở được khóa bí mật của trục; cần nhập lại.',
    en: 'The sealed secret does not open. Give it again with `lienthong axis rotate`.',
  },
  'axis/unreachable': {
    status: 503,
    vi: 'Không kết nối được tới trục.',
    en: 'No connection to the axis, or one that was cut; it is tried again by itself.',
  },
  'axis/timed-out': {
    status: 503,
    vi: 'Trục không trả lời trong thời gian cho phép.',
    en: 'The axis did not answer in time; it is tried again by itself.',
  },
  'axis/reply-too-large': {
    status: 502,
    vi: 'Trả lời của trục quá lớn.',
    en: 'The axis answered with more than this hub reads of one message. Fetch it another way, then give it up at the desk.',
  },
  'axis/secret-refused': {
    status: 502,
    vi: 'Trục không chấp nhận mã hệ thống hoặc khóa bí mật.',
    en: 'The axis answers 15: it does not know this systemid with this secret. Rotate the secret; what waits goes out then.',
  },
  'axis/system-error': {
    status: 503,
    vi: 'Trục báo lỗi hệ thống.',
    en: 'The axis answers 20, a failure of its own; it is tried again by itself.',
  },
  'axis/list-refused': {
    status: 502,
    vi: 'Trục từ chối cho xem danh sách văn bản đến.',
    en: 'The axis refuses the list of received messages. That is not an empty list: ask its operator.',
  },
  'axis/refused': {
    status: 422,
    vi: 'Trục từ chối văn bản.',
    en: 'The axis refused the message in words; they and its number stand at the desk. Retry once the cause is gone.',
  },
  'axis/entry-unread': {
    status: 502,
    vi: 'Trục liệt kê một văn bản có mã hoặc thông tin không đọc được.',
    en: 'The axis lists an entry that cannot be read, as one whose docId is none; the alarm says at which place of the list. It is neither fetched nor acknowledged, and keeps no other: tell the operator of the axis.',
  },
  'axis/fetch-refused': {
    status: 422,
    vi: 'Trục từ chối giao nội dung văn bản.',
    en: 'The axis lists the message and refuses to hand it out; its number stands at the desk.',
  },
  'axis/other-content': {
    status: 502,
    vi: 'Trục giao nội dung của một văn bản khác.',
    en: 'Under this docId the axis lists a message of one sender and hands out one of another: it is not taken and not acknowledged, and tried again.',
  },
  'axis/other-doc-id': {
    status: 502,
    vi: 'Trục trả về mã của một văn bản khác.',
    en: 'The axis answered a message with the DocId that it gave another document: the message does not count as taken, and is tried again with the same bytes and timestamp.',
  },
  'axis/in-doubt': {
    status: 503,
    vi: 'Có văn bản chưa qua được trục ({outage}); chưa thể biết trục có gián đoạn hay không.',
    en: 'A message fails ({outage}) while the axis answers other calls, and no other message got through meanwhile: whether the axis is away cannot be told yet. Tried again by itself.',
  },
  'axis/behind-refused': {
    status: 409,
    vi: 'Văn bản trước đó chưa qua được trục.',
    en: 'An earlier message about the same document waits at the desk: retry that one first, then this.',
  },
  'axis/set-aside': {
    status: 422,
    vi: 'Trục nhiều lần không xử lý được văn bản này trong khi vẫn xử lý các văn bản khác.',
    en: 'The axis failed this message again and again while it took or handed out others, so those go on without it: it is no longer tried by itself. `lienthong axis failed` shows it; ask the operator of the axis, then retry or give up.',
  },
  'axis/not-for-us': {
    status: 422,
    vi: 'Không có đơn vị nhận nào thuộc hệ thống này.',
    en: 'None of the recipients is connected here: all are unknown, at home on the axis itself, or read by nobody. Give one a mandate, then retry.',
    axis: 18,
  },
  'axis/not-at-the-desk': {
    status: 404,
    vi: 'Không có thông điệp nào đang chờ quyết định dưới mã này.',
    en: 'No message waits under this id: it passed, or was given up.',
  },
  'axis/sync-runs': {
    status: 409,
    vi: 'Đang đồng bộ danh bạ với trục này.',
    en: 'A synchronisation with this axis is running: `lienthong axis sync` follows it, `--cancel` ends it.',
  },
  'axis/no-sync': {
    status: 404,
    vi: 'Chưa đồng bộ danh bạ với trục này lần nào.',
    en: 'No synchronisation with this axis ran since the hub started.',
  },
  'axis/no-sync-runs': {
    status: 409,
    vi: 'Không có lần đồng bộ danh bạ nào đang chạy với trục này.',
    en: 'No synchronisation with this axis is running; `lienthong axis sync --status` shows how the last one ended.',
  },
  'axis/sync-failed': {
    status: 500,
    vi: 'Đồng bộ danh bạ gặp lỗi.',
    en: 'The synchronisation failed without a code. This is a bug: report it with the log. Running it again continues.',
  },
  'axis/entry-missing': {
    status: 500,
    vi: 'Không tìm thấy văn bản đang chờ gửi lên trục trong hộp thư.',
    en: 'A message that waits for the axis is not in its inbox: was an older copy of the store put back? Looked for again by itself; give the message up where it does not come back.',
  },
  'axis/unread-row': {
    status: 500,
    vi: 'Lỗi khi đọc danh bạ của trục.',
    en: 'A row was used before it was read. This is a bug: report it with the log.',
  },
} as const satisfies Area<'axis'>;
