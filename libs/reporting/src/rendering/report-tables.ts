import { CAUSES } from '../domain/causes.js';
import type { Cause, CauseCounts } from '../domain/causes.js';
import { driftShare } from '../domain/drift.js';
import type { ReportII06a } from '../domain/report.js';
import { VIEW_NAMES } from '../domain/views.js';
import type { ViewName } from '../domain/views.js';
import { formTable } from './form-table.js';
import type { Table, TableCell } from './table.js';

export const VIEW_TITLES: Readonly<Record<ViewName, string>> = {
  reported: 'Biểu II.06a',
  postSetApart: 'Tách bưu chính',
  reconciled: 'Sau đối soát',
  reconciledPostSetApart: 'Sau đối soát, tách bưu chính',
};

const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  synchronisation: 'Chậm đồng bộ',
  post: 'Thời gian bưu chính',
  supplement: 'Yêu cầu bổ sung lần hai',
  processing: 'Thời gian giải quyết',
};

const lines = (field: string, counts: Readonly<Record<Cause, CauseCounts>>): readonly (readonly TableCell[])[] =>
  CAUSES.map((cause) => [field, CAUSE_NAMES[cause], counts[cause].late, counts[cause].overdue]);

const causesTable = ({ causes, causesInAll }: ReportII06a): Table => ({
  title: 'Nguyên nhân quá hạn',
  headings: ['Lĩnh vực giải quyết', 'Nguyên nhân', 'Đã giải quyết quá hạn', 'Đang giải quyết quá hạn'],
  rows: [...causes.flatMap(({ field, counts }) => lines(field, counts)), ...lines('Tổng cộng', causesInAll)],
});

const ratesTable = ({ forms }: ReportII06a): Table => ({
  title: 'Tỷ lệ quá hạn',
  headings: ['Cách tính', 'Tỷ lệ (10 + 13) / 3'],
  rows: VIEW_NAMES.map((view) => [VIEW_TITLES[view], forms[view].lateRate]),
});

const driftTable = ({ drift }: ReportII06a): Table => ({
  title: 'Lệch đối soát',
  headings: ['Lĩnh vực giải quyết', 'Tổng số hồ sơ (3)', 'Có lệch trong kỳ', 'Còn lệch cuối kỳ', 'Tỷ lệ lệch'],
  rows: [
    ...drift.fields.map((row) => [row.field, row.received, row.drifted, row.open, driftShare(row) ?? null]),
    ['Tổng cộng', drift.received, drift.drifted, drift.open, drift.share],
  ],
});

/** The form as reported first, then what it hides. */
export const reportTables = (report: ReportII06a): readonly Table[] => [
  ...VIEW_NAMES.map((view) => formTable(VIEW_TITLES[view], report.forms[view])),
  causesTable(report),
  ratesTable(report),
  driftTable(report),
];
