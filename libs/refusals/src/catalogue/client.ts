import type { Area } from '../entry.js';

/** Faults of the client library: no hub answers them. The status is what a gateway that meets them would answer. */
const faultOf = (status: 500 | 502 | 504, vi: string, en: string) => ({ status, vi, en });

export const client = {
  'client/url': faultOf(
    500,
    'Địa chỉ của trung tâm không đúng.',
    'The address is no URL of a hub. Check --url or LIENTHONG_URL.',
  ),
  'client/plain-http': faultOf(
    500,
    'Không kết nối HTTP không mã hóa ra ngoài máy này.',
    'Plain HTTP is for loopback only. Use the https address of the hub.',
  ),
  'client/unreachable': faultOf(
    502,
    'Không kết nối được tới trung tâm.',
    'The hub cannot be reached. Check its address and whether it runs.',
  ),
  'client/certificate': faultOf(
    502,
    'Chứng thư của trung tâm không được tin cậy.',
    'The certificate of the hub is not trusted. Give its authority with NODE_EXTRA_CA_CERTS.',
  ),
  'client/bad-answer': faultOf(
    502,
    'Câu trả lời không phải của trung tâm liên thông.',
    'The answer is not one of a hub. Check the address; something else, such as a proxy, may answer there.',
  ),
  'client/timeout': faultOf(
    504,
    'Trung tâm không trả lời.',
    'Nothing moved on the line for too long. Look at the hub’s log, then repeat.',
  ),
  'client/aborted': faultOf(
    500,
    'Đã dừng theo yêu cầu.',
    'The call was given up on request. Nothing more was asked of the hub.',
  ),
  'client/file': faultOf(
    500,
    'Không đọc hoặc ghi được tệp.',
    'A file cannot be read or written. Check the path and its permissions.',
  ),
} as const satisfies Area<'client'>;
