import type { BusCommand, InboxEntry, Notice } from '@lienthong/client';
import { assertNever } from '@lienthong/kernel';
import { dossierNoticeTerm, taskTerm } from './dossier-entries.js';
import { reconciliationTerm } from './reconciliation.js';
import { statusTerm } from './statuses.js';

const notices: Readonly<Record<Notice, string>> = {
  cancelled: 'đã hủy trước khi mở · cancelled unopened',
  silent: 'quá hạn không phản hồi · silent',
  'acceptance-expired': 'quá hạn tiếp nhận · neither accepted nor refused in time',
  'handed-to-successor': 'chuyển đơn vị kế thừa · handed to the successor',
  'routing-awaited': 'chờ phân luồng · waits at the routing desk',
  replaced: 'được thay thế · replaced',
  'relay-refused': 'trục không nhận · the axis did not take it',
};

const commands: Readonly<Record<BusCommand, string>> = {
  submit: 'gửi văn bản',
  report: 'báo trạng thái',
  recall: 'lấy lại',
  update: 'cập nhật',
  replace: 'thay thế',
  'dossier-file': 'nộp hồ sơ',
  'dossier-receive': 'tiếp nhận hồ sơ',
  'dossier-refuse': 'không tiếp nhận hồ sơ',
  'dossier-link-code': 'gắn mã quốc gia',
  'dossier-report': 'báo tiến độ chặng',
  'dossier-answer': 'người dân trả lời',
  'dossier-apologise': 'xin lỗi, hẹn lại',
  'dossier-withdraw': 'rút hồ sơ',
  'dossier-stop': 'dừng hồ sơ',
  'dossier-deliver': 'trả kết quả',
};

/** What an inbox entry is, in both languages. */
export const entryTerm = (entry: InboxEntry): string => {
  switch (entry.kind) {
    case 'document':
      return 'văn bản · document';
    case 'echo':
      return 'văn bản thử · test';
    case 'status':
      return `${entry.code} ${statusTerm(entry.code)}${entry.late ? ' (muộn · late)' : ''}`;
    case 'recall':
      return 'đề nghị lấy lại · recall';
    case 'update':
      return 'đề nghị cập nhật · update';
    case 'notice':
      return notices[entry.notice];
    case 'task':
      return taskTerm(entry.what);
    case 'dossier-notice':
      return dossierNoticeTerm(entry.what, entry.alarm);
    case 'reconciliation':
      return reconciliationTerm(entry.what);
    case 'receipt':
      return `biên nhận ${commands[entry.command]} · receipt`;
    case 'refusal':
      return `không tiếp nhận${entry.command === undefined ? '' : ` ${commands[entry.command]}`} · refused`;
    default:
      return assertNever(entry);
  }
};
