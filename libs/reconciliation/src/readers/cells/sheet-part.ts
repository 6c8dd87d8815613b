import { StringDecoder } from 'node:string_decoder';
import sax from 'sax';
import { ViewRefused } from '../view.js';

/** The widest register has some dozens. */
const COLUMNS = 256;
/** Excel's last row: an empty row there is what some programs end a sheet with. */
const LAST_ROW = 1_048_576;
/** Of its area a sheet may leave so much empty: a table is filled up to its farthest cell. */
const EMPTY_PER_CELL = 64;
const EMPTY = 100_000;

const CELL = /^([A-Z]{1,3})([1-9]\d{0,6})$/;
const columnOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const unreadable = (place: string): ViewRefused =>
  new ViewRefused({ code: 'reconciliation/file-unreadable', params: { place } });

type CheckBytes = (bytes: Uint8Array, isLast: boolean) => void;

/** Checks one part of a workbook as it is unpacked; what is not XML passes. Throws `ViewRefused`, with the cell. */
export const checkPart = (name: string, mostRows: number): CheckBytes => {
  if (!/\.(xml|rels)$/i.test(name)) return () => undefined;
  const part = `XLSX, ${name.slice(-60)}`;
  const decoder = new StringDecoder('utf8');
  const parser = sax.parser(true, {});
  let inTable = false;
  let cells = 0;
  let farthestRow = 0;
  let farthestColumn = 0;
  const meet = (reference: string): void => {
    const [, letters = '', digits = ''] = CELL.exec(reference) ?? [];
    const column = columnOf(letters);
    if (column === 0 || column > COLUMNS) throw unreadable(`${part}, ${reference.slice(0, 20)}`);
    if (Number(digits) > mostRows)
      throw new ViewRefused({ code: 'reconciliation/too-many-rows', params: { most: mostRows } });
    farthestRow = Math.max(farthestRow, Number(digits));
    farthestColumn = Math.max(farthestColumn, column);
    if (farthestRow * farthestColumn > cells * EMPTY_PER_CELL + EMPTY)
      throw unreadable(`${part}, ${reference.slice(0, 20)}`);
  };
  parser.ondoctype = () => {
    throw unreadable(`${part}, DOCTYPE`);
  };
  parser.onerror = () => {
    throw unreadable(part);
  };
  parser.onopentag = ({ name: tag, attributes }) => {
    const local = tag.slice(tag.indexOf(':') + 1);
    const reference = attributes['r'];
    if (local === 'sheetData') inTable = true;
    if (!inTable || typeof reference !== 'string') return;
    if (local === 'row' && !(Number(reference) <= LAST_ROW)) throw unreadable(`${part}, row ${reference.slice(0, 20)}`);
    if (local !== 'c') return;
    cells += 1;
    meet(reference);
  };
  return (bytes, isLast) => {
    parser.write(decoder.write(Buffer.from(bytes)));
    if (isLast) parser.write(decoder.end()).close();
  };
};
