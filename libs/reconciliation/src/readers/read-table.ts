import type { StatusVocabularyName } from '@lienthong/dossier/vocabularies';
import { columnsOf, fieldOf } from './headings.js';
import type { Column } from './headings.js';
import { isEmptyRow, readRow } from './read-row.js';
import type { RawRow } from './read-row.js';
import type { View, ViewLimits } from './view.js';
import { ViewRefused } from './view.js';

/** A register has a title and a date above its headings: so many rows are looked through for them. */
const TITLE_ROWS = 10;

const textsOf = ({ cells }: RawRow): readonly string[] => cells.map((cell) => String(cell ?? ''));

const isHeading = (row: RawRow): boolean => {
  const fields = textsOf(row).map(fieldOf);
  return fields.includes('code') && fields.includes('status');
};

/** Rows under their headings. Throws `ViewRefused` for a table without them, or with more rows than allowed. */
export async function* readTable(
  rows: AsyncIterable<RawRow> | Iterable<RawRow>,
  vocabulary: StatusVocabularyName,
  { rows: most }: Pick<ViewLimits, 'rows'>,
): View {
  let columns: readonly Column[] | undefined;
  let first: RawRow | undefined;
  let looked = 0;
  let read = 0;
  const use = (row: RawRow): readonly Column[] => {
    const found = columnsOf(textsOf(row));
    if (!found.ok) throw new ViewRefused(found.refusal);
    return found.value;
  };
  for await (const row of rows) {
    if (isEmptyRow(row)) continue;
    if (columns === undefined) {
      first ??= row;
      looked += 1;
      if (isHeading(row)) columns = use(row);
      else if (looked === TITLE_ROWS) columns = use(first);
      continue;
    }
    read += 1;
    if (read > most) throw new ViewRefused({ code: 'reconciliation/too-many-rows', params: { most } });
    yield readRow(vocabulary, columns)(row);
  }
  if (columns === undefined) use(first ?? { line: 1, cells: [] });
}
