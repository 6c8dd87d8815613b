import type { DriftLine, ReconciliationCounts, StatusStep } from '@lienthong/client';
import { driftTerm } from '../terms/reconciliation.js';
import { table } from './table.js';

/** How many dossiers stand how. */
export const countsTable = (counts: ReconciliationCounts): string =>
  table(
    ['Khớp', 'Chậm hơn', 'Đi trước', 'Mâu thuẫn', 'Trục không có', 'Đơn vị không có', 'Không đọc được'],
    [
      [
        counts.agrees,
        counts.behind,
        counts.ahead,
        counts.contradicts,
        counts.unknownToHub,
        counts.unknownToAgency,
        counts.unreadable,
      ],
    ],
  );

const lastOf = (steps: readonly StatusStep[]): string => {
  const last = steps.at(-1);
  return last === undefined ? '–' : `${last.status} ${last.label}`;
};

export const driftsTable = (drifts: readonly DriftLine[]): string =>
  table(
    ['Dòng', 'Mã hồ sơ', 'Sai lệch · drift', 'Đơn vị ghi', 'Sự kiện sau cùng', 'Nội dung'],
    drifts.map(({ line, code, kind, theirs, ours, sentence }) => [
      line ?? '–',
      code,
      driftTerm(kind),
      lastOf(theirs),
      lastOf(ours),
      sentence,
    ]),
  );
