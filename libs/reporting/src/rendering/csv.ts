import { withoutFormula } from './table.js';
import type { Table, TableCell } from './table.js';

/** Spreadsheets take a file that begins with it as UTF-8. */
const BOM = '\uFEFF';

const field = (cell: TableCell): string => {
  if (cell === null) return '';
  const text = typeof cell === 'number' ? String(cell) : withoutFormula(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** RFC 4180: commas, CRLF after every record, quotes doubled. Headings first; the title is left to the file's name. */
export const renderCsv = ({ headings, rows }: Table): string =>
  BOM + [headings, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
