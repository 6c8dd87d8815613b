import { setImmediate as nextTurn } from 'node:timers/promises';
import { Unzip, UnzipInflate } from 'fflate';
import { ViewRefused } from '../view.js';
import type { ViewLimits } from '../view.js';
import { checkPart } from './sheet-part.js';

/** Of the packed bytes so many go between two turns of the event loop: they unpack to 2 MB at most. */
const PIECE = 2048;

/**
 * Looks through a workbook before it is read into a table: a few packed bytes may name a cell at the far end of a sheet,
 * and the table is as large as its farthest cell. Throws `ViewRefused` for cells beyond the bounds, for a DTD, and for
 * more unpacked bytes than the directory promised; whatever is thrown otherwise is no workbook.
 */
export const checkSheets = async (
  workbook: Uint8Array,
  { rows, unpackedBytes }: Pick<ViewLimits, 'rows' | 'unpackedBytes'>,
): Promise<void> => {
  let size = 0;
  const unzip = new Unzip();
  unzip.register(UnzipInflate);
  unzip.onfile = (file) => {
    const check = checkPart(file.name, rows);
    file.ondata = (error, bytes, isLast) => {
      if (error !== null) throw error;
      size += bytes.length;
      if (size > unpackedBytes)
        throw new ViewRefused({ code: 'reconciliation/too-large', params: { most: unpackedBytes } });
      check(bytes, isLast);
    };
    file.start();
  };
  for (let at = 0; at < workbook.length; at += PIECE) {
    unzip.push(workbook.subarray(at, at + PIECE), at + PIECE >= workbook.length);
    await nextTurn();
  }
};
