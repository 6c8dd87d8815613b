import type { Area } from '../entry.js';

const refusalOf = (status: number, vi: string, en: string) => ({ status, vi, en, axis: 19 as const });

export const sender = {
  'sender/unknown': refusalOf(
    422,
    'Đơn vị gửi {agency} chưa được đăng ký trên trục liên thông.',
    'Sender {agency} is not registered. Look its code up in the register.',
  ),
  'sender/not-in-mandate': refusalOf(
    403,
    'Đơn vị gửi {agency} không thuộc phạm vi ủy quyền của hệ thống.',
    'This system holds no mandate for {agency} today. Ask the operator for one.',
  ),
  'sender/suspended': refusalOf(
    403,
    'Đơn vị gửi {agency} đang tạm ngừng liên thông.',
    'Sender {agency} is suspended. Ask the operator.',
  ),
  'sender/closed': refusalOf(
    422,
    'Đơn vị gửi {agency} đã giải thể.',
    'Sender {agency} is closed. Its successor sends under its own code.',
  ),
} as const satisfies Area<'sender'>;
