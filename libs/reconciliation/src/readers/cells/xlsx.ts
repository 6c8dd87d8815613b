import { readSheet } from 'read-excel-file/node';
import type { RawRow } from '../read-row.js';
import { gathered } from '../gathered.js';
import { ViewRefused } from '../view.js';
import type { ViewLimits } from '../view.js';
import { checkSheets } from './sheet-bounds.js';
import { unpackedSize } from './unpacked-size.js';

const unreadable = (): ViewRefused =>
  new ViewRefused({ code: 'reconciliation/file-unreadable', params: { place: 'XLSX' } });

/** Rows of a workbook's first sheet. A workbook is read whole, so what it unpacks to and how far its cells lie are bounded. */
export async function* xlsxRows(bytes: AsyncIterable<Uint8Array>, limits: ViewLimits): AsyncGenerator<RawRow> {
  const workbook = Buffer.concat(await gathered(bytes, limits.bytes));
  let size: number;
  try {
    size = unpackedSize(workbook);
  } catch {
    throw unreadable();
  }
  if (size > limits.unpackedBytes)
    throw new ViewRefused({ code: 'reconciliation/too-large', params: { most: limits.unpackedBytes } });
  await checkSheets(workbook, limits).catch((error: unknown) => {
    throw error instanceof ViewRefused ? error : unreadable();
  });
  const rows = await readSheet(workbook).catch(() => {
    throw unreadable();
  });
  let line = 0;
  for (const cells of rows) yield { line: (line += 1), cells: cells as RawRow['cells'] };
}
