import type { ProcedureTime } from '../domain/average-time.js';
import type { Ranked } from '../domain/ranking.js';
import { COLUMNS } from '../domain/counts.js';
import { FORM_HEADINGS } from './form-table.js';
import type { Table } from './table.js';

const hours = (minutes: number): number => Math.round(minutes / 6) / 10;

/** One line for each procedure, and one for each of its legs. Hours, to a tenth. */
export const timeTable = (times: readonly ProcedureTime[]): Table => ({
  title: 'Thời gian giải quyết trung bình',
  headings: ['Thủ tục', 'Phiên bản từ', 'Chặng', 'Bưu chính', 'Số lượt', 'Giờ làm việc', 'Giờ theo đồng hồ'],
  rows: times.flatMap(({ procedure, version, name, legs, ...whole }) => [
    [
      `${procedure} ${name}`,
      version,
      null,
      null,
      whole.times,
      hours(whole.workingMinutes),
      hours(whole.elapsedMinutes),
    ],
    ...legs.map((leg) => [
      procedure,
      version,
      leg.name,
      leg.postal ? 'x' : null,
      leg.times,
      hours(leg.workingMinutes),
      hours(leg.elapsedMinutes),
    ]),
  ]),
});

export const rankingTable = (ranked: readonly Ranked[]): Table => ({
  title: 'Xếp hạng',
  headings: ['Hạng', 'Đơn vị', 'Tỷ lệ đúng hạn', ...FORM_HEADINGS.slice(2)],
  rows: ranked.map(({ place, unit, onTimeShare, counts }) => [
    place,
    unit,
    onTimeShare,
    ...COLUMNS.map((column) => counts[column]),
  ]),
});
