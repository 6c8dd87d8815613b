import { COLUMNS } from '../domain/counts.js';
import type { Counts } from '../domain/counts.js';
import type { Form } from '../domain/report.js';
import type { Table, TableCell } from './table.js';

/** Columns 1–13 as form II.06a heads them; the group's heading before its part. */
export const FORM_HEADINGS = [
  'STT (1)',
  'Lĩnh vực giải quyết (2)',
  'Số lượng hồ sơ tiếp nhận – Tổng số (3)',
  'Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tuyến (4)',
  'Số lượng hồ sơ tiếp nhận – Trong kỳ – Trực tiếp, dịch vụ bưu chính (5)',
  'Số lượng hồ sơ tiếp nhận – Từ kỳ trước (6)',
  'Số lượng hồ sơ đã giải quyết – Tổng số (7)',
  'Số lượng hồ sơ đã giải quyết – Trước hạn (8)',
  'Số lượng hồ sơ đã giải quyết – Đúng hạn (9)',
  'Số lượng hồ sơ đã giải quyết – Quá hạn (10)',
  'Số lượng hồ sơ đang giải quyết – Tổng số (11)',
  'Số lượng hồ sơ đang giải quyết – Trong hạn (12)',
  'Số lượng hồ sơ đang giải quyết – Quá hạn (13)',
] as const;

const numbers = (counts: Counts): readonly TableCell[] => COLUMNS.map((column) => counts[column]);

/** One line for each field, then the total. */
export const formTable = (title: string, { fields, total }: Form): Table => ({
  title,
  headings: FORM_HEADINGS,
  rows: [
    ...fields.map(({ field, counts }, index) => [index + 1, field, ...numbers(counts)]),
    [null, 'Tổng cộng', ...numbers(total)],
  ],
});
