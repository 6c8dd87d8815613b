import { ok, refused } from '@lienthong/kernel';
import type { Outcome, Refusal } from '@lienthong/kernel';

/** Two digits on the wire, an integer in databases (QCVN 102:2016, StatusCode). 07–12 and 14 were never seen in use. */
export const STATUS_CODES = ['01', '02', '03', '04', '05', '06', '13', '15', '16'] as const;

export type StatusCode = (typeof STATUS_CODES)[number];

export const STATUS_NAMES: Readonly<Record<StatusCode, string>> = {
  '01': 'Đã đến',
  '02': 'Từ chối tiếp nhận',
  '03': 'Đã tiếp nhận',
  '04': 'Phân công xử lý',
  '05': 'Đang xử lý',
  '06': 'Hoàn thành',
  '13': 'Lấy lại',
  '15': 'Đồng ý cập nhật, lấy lại',
  '16': 'Từ chối cập nhật, lấy lại',
};

export type StatusCodeRefusal = Refusal<'identifiers/status-code-unknown'>;

const known: ReadonlySet<string> = new Set(STATUS_CODES);

export const isStatusCode = (text: string): text is StatusCode => known.has(text);

export const parseStatusCode = (text: string): Outcome<StatusCode, StatusCodeRefusal> =>
  isStatusCode(text) ? ok(text) : refused({ code: 'identifiers/status-code-unknown' });

/** From the integer form that databases and some senders use: 3 is `03`. */
export const statusCodeOf = (integer: number): Outcome<StatusCode, StatusCodeRefusal> =>
  parseStatusCode(String(integer).padStart(2, '0'));

/** 13 is the sender's wish to take the document back; all others are the receiver's words. */
export const statusAsserterOf = (code: StatusCode): 'sender' | 'receiver' => (code === '13' ? 'sender' : 'receiver');

/** A refusal and a recall must say why. */
export const statusNeedsReason = (code: StatusCode): boolean => code === '02' || code === '13';
