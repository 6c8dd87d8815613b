import type { Area } from '../entry.js';

export const recipient = {
  'recipient/none': {
    status: 422,
    vi: 'Văn bản không có đơn vị nhận.',
    en: 'The document names no recipient. Name at least one.',
    axis: 18,
  },
  'recipient/unknown': {
    status: 422,
    vi: 'Đơn vị nhận {agency} chưa được đăng ký trên trục liên thông.',
    en: 'Recipient {agency} is not registered. Look its code up in the register.',
    axis: 18,
  },
  'recipient/closed': {
    status: 422,
    vi: 'Đơn vị nhận {agency} đã giải thể và không có đơn vị kế thừa.',
    en: 'Recipient {agency} is closed and named no successor. Look up who does its work now.',
    axis: 23,
  },
  'recipient/suspended': {
    status: 422,
    vi: 'Đơn vị nhận {agency} đang tạm ngừng liên thông.',
    en: 'Recipient {agency} is suspended. Send again when it is open.',
    axis: 23,
  },
  'recipient/duplicate': {
    status: 422,
    vi: 'Đơn vị nhận {agency} được ghi nhiều lần.',
    en: 'Recipient {agency} is named twice, perhaps under an old and a new code. Name it once.',
    axis: 10,
  },
} as const satisfies Area<'recipient'>;
