import type { Table } from '@lienthong/reporting';
import { table } from './table.js';

const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', minimumFractionDigits: 2 });
const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `47,18 %`; a dash where nothing was received. */
export const shareText = (share: number | null): string => (share === null ? '–' : percent.format(share));

/** Short headings of the form's columns: a terminal is narrow. */
const SHORT = [
  '',
  'Lĩnh vực',
  'TN(3)',
  'TT(4)',
  'BC(5)',
  'KT(6)',
  'GQ(7)',
  'TH(8)',
  'ĐH(9)',
  'QH(10)',
  'ĐGQ(11)',
  'TH(12)',
  'QH(13)',
];

const cells = (row: readonly (string | number | null)[]): readonly string[] =>
  row.map((cell) => (typeof cell === 'number' ? number.format(cell) : (cell ?? '')));

export const formText = ({ rows }: Table): string => table(SHORT, rows.map(cells));

/** A table as it is, without its title; `shares`: columns that hold shares. */
export const tableText = ({ headings, rows }: Table, shares: readonly number[] = []): string =>
  table(
    headings,
    rows.map((row) =>
      cells(row).map((text, index) => (shares.includes(index) ? shareText(row[index] as number | null) : text)),
    ),
  );
