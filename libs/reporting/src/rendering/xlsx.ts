import writeExcelFile from 'write-excel-file/node';
import type { Cell } from 'write-excel-file/node';
import { withoutFormula } from './table.js';
import type { Table, TableCell } from './table.js';

/** Names of sheets have at most 31 characters and none of these. */
const sheetName = (title: string): string => title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);

const cellOf = (cell: TableCell): Cell => {
  if (cell === null) return null;
  return typeof cell === 'number'
    ? { type: Number, value: cell }
    : { type: String, value: withoutFormula(cell), wrap: true };
};

const heading = (text: string): Cell => ({ type: String, value: withoutFormula(text), fontWeight: 'bold', wrap: true });

/** A workbook with one sheet for each table; texts are texts and never formulas. */
export const renderXlsx = async (tables: readonly Table[]): Promise<Uint8Array> =>
  writeExcelFile(
    tables.map(({ title, headings, rows }) => ({
      sheet: sheetName(title),
      data: [[heading(title)], headings.map(heading), ...rows.map((row) => row.map(cellOf))],
      stickyRowsCount: 2,
    })),
  ).toBuffer();
